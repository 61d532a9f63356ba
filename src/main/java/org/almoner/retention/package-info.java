/** Personal data: how long payloads keep it, and the erasure of one donor's. */
@ApplicationModule(allowedDependencies = { "role", "fault", "budget", "salesforce", "account", "event", "gateway",
		"books", "queue", "posting", "log", "job" })
@NullMarked
package org.almoner.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
