package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Reading;
import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.ApiVersion;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.EventFamily;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.Expectations;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefundLookupTests {

	private static final CharityMonth MONTH = CharityMonth.generate(3, 600, Instant.parse("2026-07-01T08:00:00Z"),
			MonthOptions.CORE_WITH_REFUNDS.atVersions(ApiVersion.NEWEST));

	private final HandClock clock = new HandClock(Instant.parse("2026-11-01T00:00:00Z"));

	@Test
	void refundsWhoseOwnEventsAreMissingAreReadFromStripe() {
		List<StripeEvent> withoutRefunds = MONTH.events()
			.stream()
			.filter((event) -> EventFamily.of(event.type()) != EventFamily.REFUNDS
					|| event.type().equals("charge.refunded"))
			.toList();
		List<Expectations.Refund> counted = MONTH.expectations()
			.refunds()
			.values()
			.stream()
			.filter((refund) -> refund.status().equals("Success") && namesItsCharge(refund))
			.toList();
		assertThat(counted).hasSizeGreaterThan(5);
		BookShelf shelf = post(withoutRefunds);
		counted.forEach((refund) -> {
			assertThat(shelf.value(RecordKind.REFUND, refund.id(), "Status__c")).isEqualTo("Success");
			assertThat(new BigDecimal(String.valueOf(shelf.value(RecordKind.REFUND, refund.id(), "Amount__c"))))
				.isEqualByComparingTo(Money.ofMinor(-refund.amount(), Currency.of(refund.currency())).amount());
		});
	}

	/** Only by its charge can a refund be found that no event tells of. */
	private static boolean namesItsCharge(Expectations.Refund refund) {
		Doc shown = MONTH.find("refund", refund.id());
		return shown != null && shown.has("charge");
	}

	@Test
	void whatIsReadBesideTheEventsChangesNoAmount() {
		BookShelf shelf = post(MONTH.events());
		MONTH.expectations().payments().values().forEach((payment) -> {
			String refunded = shelf.value(RecordKind.PAYMENT, payment.id(), "Amount_Refunded__c");
			assertThat(new BigDecimal((refunded != null) ? refunded : "0")).as(payment.id())
				.isEqualByComparingTo(Money.ofMinor(payment.refunded(), Currency.of(payment.currency())).amount());
		});
	}

	private BookShelf post(List<StripeEvent> events) {
		BookShelf shelf = new BookShelf(ZoneOffset.UTC);
		try (StripeDouble stripe = StripeDouble.of(MONTH)) {
			stripe.allow(Asked.KEY);
			StripeGateway gateway = new StripeGateway(new StripeLookups(
					new StripeProperties(stripe.base().toString(), Asked.usual()), this.clock, this.clock::advance));
			for (int from = 0; from < events.size(); from += 40) {
				List<Fact> facts = read(gateway, events.subList(from, Math.min(events.size(), from + 40)));
				shelf.post(
						Stream.concat(facts.stream(), gateway.enrich(Asked.account(Asked.KEY), facts).facts().stream())
							.toList());
			}
		}
		return shelf;
	}

	private static List<Fact> read(StripeGateway gateway, List<StripeEvent> events) {
		List<Fact> facts = new ArrayList<>();
		events.forEach((event) -> {
			if (gateway.read(Asked.account(null), event.id(), event.json()) instanceof Reading.Facts read) {
				facts.addAll(read.facts());
			}
		});
		return facts;
	}

}
