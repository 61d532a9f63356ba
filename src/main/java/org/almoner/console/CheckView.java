package org.almoner.console;

import java.time.Instant;
import java.util.List;

import org.almoner.endpoint.EndpointCheck;

/** What a check found, as the admin API says it. */
record CheckView(String account, String endpointHealth, Instant checkedAt, List<Finding> findings) {

	/** Something that is not as it should be. */
	record Finding(String health, String what, String meaning, String action, boolean repairable) {
	}

	static CheckView of(EndpointCheck check) {
		return new CheckView(check.account().value(), check.health().label(), check.checkedAt(), check.findings()
			.stream()
			.map((one) -> new Finding(one.health().label(), one.what(), one.meaning(), one.action(), one.repairable()))
			.toList());
	}

}
