/** The worker: a lane's events become records. */
@ApplicationModule(
		allowedDependencies = { "queue", "account", "event", "gateway", "books", "money", "salesforce", "gift", "log" })
@NullMarked
package org.almoner.posting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
