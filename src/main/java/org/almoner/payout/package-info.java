/** Payouts: what the gateway sent to the bank, and whether the books tie with it. */
@ApplicationModule(allowedDependencies = { "role", "fault", "budget", "account", "money", "books", "gateway",
		"salesforce", "log", "queue", "posting", "job" })
@NullMarked
package org.almoner.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
