/** Sweeps: what was left behind, or never arrived, is found and enqueued. */
@ApplicationModule(allowedDependencies = { "role", "fault", "budget", "account", "event", "gateway", "queue", "log",
		"salesforce", "job" })
@NullMarked
package org.almoner.sweep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
