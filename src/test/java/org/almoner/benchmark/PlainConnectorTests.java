package org.almoner.benchmark;

import java.nio.file.Path;
import java.util.List;

import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What others are compared with must itself be right. */
class PlainConnectorTests {

	@Test
	void itMakesFourCallsForEachEventAndBringsItToItsEnd() {
		List<StripeEvent> events = CharityEvents.of(3, 20).events();
		try (SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"))) {
			assertThat(PlainConnector.to(org).take(events, 1000)).hasSize(20);
			assertThat(org.calls().total()).isEqualTo(80);
			assertThat(org.records("Gateway_Event__c")).hasSize(20)
				.allSatisfy((event) -> assertThat(event).containsEntry("Status__c", "Processed"));
			assertThat(org.count("Gateway_Transaction__c")).isEqualTo(20);
		}
	}

}
