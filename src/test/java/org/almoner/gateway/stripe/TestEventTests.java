package org.almoner.gateway.stripe;

import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The event that the console sends to itself. */
class TestEventTests {

	@Test
	void aTestEventThatCameThroughSaysSoAndConcernsNobody() {
		Reading reading = new StripeGateway((account, facts) -> Enrichment.NONE).read(ShortHistoriesTests.ACCOUNT,
				"evt_test_1", "{\"id\":\"evt_test_1\",\"object\":\"event\",\"type\":\"almoner.test\"}");
		assertThat(reading)
			.isEqualTo(new Reading.Ignored("A test event that the console sent: it came through the whole way", null));
	}

	@Test
	void theEventTypesToTickAreThoseAnEndpointAsksFor() {
		StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);
		assertThat(stripe.eventTypes()).doesNotHaveDuplicates().contains("charge.succeeded").doesNotContain("*");
		assertThat(stripe.endpoints()).isEmpty();
	}

}
