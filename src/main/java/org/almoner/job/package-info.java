/** Jobs: what an admin ordered and takes a while, to be followed by everybody. */
@ApplicationModule(allowedDependencies = { "queue", "account" })
@NullMarked
package org.almoner.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
