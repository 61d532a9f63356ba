package org.almoner.event;

import java.time.Duration;

import org.almoner.account.AccountsOf;
import org.almoner.budget.Budget;
import org.almoner.queue.Spool;
import org.almoner.testing.HandBudget;
import org.almoner.testing.InMemorySpool;
import org.springframework.util.unit.DataSize;

/** Spools to test with. */
final class SpoolsOf {

	/** Limits that no test waits for. */
	static final SpoolProperties LIMITS = new SpoolProperties(Duration.ofMillis(300), Duration.ofSeconds(3), 10, 200,
			DataSize.ofMegabytes(8), Duration.ofMillis(1), Duration.ofSeconds(60), Duration.ofMillis(20),
			Duration.ofSeconds(90), Duration.ofHours(1), Duration.ofSeconds(50), 1000);

	static final SpoolEntries ENTRIES = new SpoolEntries(AccountsOf.seals());

	private SpoolsOf() {
	}

	/** No spool at all. */
	static EventSpool none() {
		return of(SpoolMode.NEVER, new InMemorySpool());
	}

	static EventSpool of(SpoolMode mode, Spool spool) {
		return of(mode, spool, new HandBudget());
	}

	static EventSpool of(SpoolMode mode, Spool spool, Budget budget) {
		return new EventSpool(mode, spool, ENTRIES, budget);
	}

}
