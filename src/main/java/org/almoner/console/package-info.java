/** The admin's pages and the admin API, the only room that sees all others. */
@ApplicationModule(allowedDependencies = { "role", "account", "event", "gateway", "queue", "log", "salesforce",
		"posting", "money", "books", "webhook", "endpoint" })
@NullMarked
package org.almoner.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
