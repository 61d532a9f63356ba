/** The admin's pages and API: the only room that sees all others. */
@ApplicationModule(allowedDependencies = { "role", "budget", "account", "event", "gateway", "queue", "log",
		"salesforce", "posting", "retention", "money", "books", "webhook", "payout", "endpoint", "job", "sweep" })
@NullMarked
package org.almoner.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
