/** The Gateway Log: what an admin must know. */
@ApplicationModule(allowedDependencies = { "salesforce" })
@NullMarked
package org.almoner.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
