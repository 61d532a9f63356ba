/** What a process is there for: to receive events, to work on them, or both. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.almoner.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
