package org.almoner.payout;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** Counts what became of reconciliations. */
@Component
@ConditionalOnRole(Role.WORKER)
class PayoutMeters {

	private static final String OUTCOMES = "almoner.payouts.reconciled";

	/** It was given up. */
	static final String GIVEN_UP = "Given Up";

	private final MeterRegistry registry;

	private final Counter lines;

	PayoutMeters(MeterRegistry registry) {
		this.registry = registry;
		this.lines = Counter.builder("almoner.payout.lines")
			.description("Lines of payouts that were read from a gateway and posted")
			.register(registry);
		List.of(BookedPayout.RECONCILED, BookedPayout.UNRECONCILED, BookedPayout.NOT_RECONCILABLE, GIVEN_UP)
			.forEach(this::outcomes);
	}

	void ended(String outcome) {
		outcomes(outcome).increment();
	}

	void walked(int count) {
		this.lines.increment(count);
	}

	private Counter outcomes(String outcome) {
		return Counter.builder(OUTCOMES)
			.description("Reconciliations of payouts that came to an end")
			.tag("outcome", outcome.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
			.register(this.registry);
	}

}
