/** Gateway Events: stored by group commit or spooled, loaded, settled. */
@ApplicationModule(allowedDependencies = { "role", "fault", "budget", "salesforce", "queue", "account" })
@NullMarked
package org.almoner.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
