/** Gateway Events: stored by group commit, loaded, settled. */
@ApplicationModule(allowedDependencies = { "salesforce", "queue", "account" })
@NullMarked
package org.almoner.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
