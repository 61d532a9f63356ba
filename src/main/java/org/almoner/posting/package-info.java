/** The worker: a lane's events become records. */
@ApplicationModule(allowedDependencies = { "role", "fault", "budget", "queue", "account", "event", "gateway", "books",
		"money", "salesforce", "log", "job" })
@NullMarked
package org.almoner.posting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
