package org.almoner.benchmark;

import java.util.function.Supplier;

import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CharityEventsTests {

	@Test
	void endlessEventsAreEachAnotherOneInsideTheirBodiesToo() {
		CharityEvents charity = CharityEvents.of(3, 2);
		Supplier<StripeEvent> endless = charity.endless();
		StripeEvent first = endless.get();
		StripeEvent second = endless.get();
		StripeEvent again = endless.get();
		assertThat(second.objectId()).isEqualTo(charity.events().getLast().objectId());
		assertThat(again.objectId()).isEqualTo(first.objectId());
		assertThat(again.id()).isNotEqualTo(first.id());
		assertThat(again.json()).contains("\"" + again.id() + "\"");
	}

	@Test
	void thereAreAsManyAsWantedAndNoneIsOfAPayout() {
		assertThat(CharityEvents.of(3, 300).events()).hasSize(300)
			.noneMatch((event) -> event.type().startsWith("payout."));
	}

}
