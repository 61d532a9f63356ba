package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Notice;
import org.almoner.gateway.Notice.Level;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an admin is told of look-ups that Stripe does not answer. */
class LookupNoticesTests {

	private static final String NARROW = "rk_test_narrowmiddle_tail9876";

	private static final int PLENTY = 10_000;

	private final List<StripeEvent> few = Asked.eventsOf("charge.updated")
		.stream()
		.filter((event) -> event.json().contains("\"cus_"))
		.limit(2)
		.toList();

	private final Asked asked = new Asked();

	@AfterEach
	void stop() {
		this.asked.close();
	}

	@Test
	void whereNothingIsTheMatterNothingIsTold() {
		Enrichment found = this.asked.enrich(Asked.KEY, this.few);
		assertThat(found.facts()).isNotEmpty();
		assertThat(found.notices()).isEmpty();
	}

	@Test
	void aMissingPermissionIsToldInTheDashboardsWordsWithWhatStaysEmpty() {
		this.asked.stripe.allow(NARROW, Set.of("rak_invoice_read"));
		Notice notice = only(this.asked.enrich(NARROW, this.few));
		assertThat(notice.kind()).isEqualTo("stripe-permission-rak_balance_transaction_source_read");
		assertThat(notice.level()).isEqualTo(Level.WARNING);
		assertThat(notice.message()).contains("\"Balance transaction sources: Read\"");
		assertThat(notice.detail()).contains("fee, net", "stay empty", "set \"Balance transaction sources\" to Read",
				"rak_balance_transaction_source_read");
	}

	@Test
	void everyMissingPermissionIsToldOnceABatch() {
		this.asked.stripe.allow(NARROW, Set.of("rak_charge_read"));
		Enrichment found = this.asked.enrich(NARROW, Asked.eventsOf("charge.updated"));
		assertThat(found.notices()).extracting(Notice::kind)
			.containsExactlyInAnyOrder("stripe-permission-rak_balance_transaction_source_read",
					"stripe-permission-rak_invoice_read");
	}

	@Test
	void aRefusalThatIsRememberedIsToldAsOftenAsItHinders() {
		this.asked.stripe.allow(NARROW, Set.of("rak_invoice_read"));
		Notice first = only(this.asked.enrich(NARROW, this.few));
		int requests = this.asked.requests();
		assertThat(only(this.asked.enrich(NARROW, this.few))).isEqualTo(first);
		assertThat(this.asked.requests()).isEqualTo(requests);

		this.asked.stripe.allow(NARROW);
		this.asked.clock.advance(Duration.ofMinutes(6));
		assertThat(this.asked.enrich(NARROW, this.few).notices()).isEmpty();
	}

	@Test
	void whereStripeNamesNoPermissionTheLikelyOneIsToldAsSuch() {
		this.asked.stripe.faults().failNext(PLENTY, 403);
		assertThat(this.asked.enrich(Asked.KEY, this.few).notices()).anySatisfy((notice) -> {
			assertThat(notice.kind()).isEqualTo("stripe-permission-rak_balance_transaction_source_read");
			assertThat(notice.detail()).contains("Stripe did not name the permission", "IP addresses");
		});
	}

	@Test
	void aKeyThatIsGoodForNothingIsAnErrorThatSomebodyMustActOn() {
		Notice notice = only(this.asked.enrich("sk_test_revoked", this.few));
		assertThat(notice.kind()).isEqualTo("stripe-key-refused");
		assertThat(notice.level()).isEqualTo(Level.ERROR);
		assertThat(notice.detail()).contains("make a new key", "records are written from events as before");
	}

	@Test
	void whatPassesByItselfIsMereInformation() {
		this.asked.stripe.faults().limitNext(PLENTY, Duration.ofSeconds(70));
		assertPasses(this.asked.enrich(Asked.KEY, this.few), "stripe-rate-limit");
		this.asked.stripe.faults().limitNext(0, Duration.ZERO);
		this.asked.clock.advance(Duration.ofSeconds(71));
		this.asked.stripe.faults().failNext(PLENTY, 500);
		assertPasses(this.asked.enrich(Asked.KEY, this.few), "stripe-away");
	}

	@Test
	void aBoundOfOursIsMereInformationToo() {
		try (Asked modest = new Asked(new StripeProperties.Lookups(5, Duration.ofSeconds(20), 100, 4,
				Duration.ofSeconds(5), Duration.ofSeconds(10)))) {
			assertPasses(modest.enrich(Asked.KEY, Asked.MONTH.events()), "stripe-look-up-limit");
		}
	}

	private static void assertPasses(Enrichment found, String kind) {
		Notice notice = only(found);
		assertThat(notice.kind()).isEqualTo(kind);
		assertThat(notice.level()).isEqualTo(Level.INFO);
		assertThat(notice.detail()).contains("later");
	}

	@Test
	void noNoticeHoldsAKeyOrAnIdAndEveryMessageFits() {
		this.asked.stripe.allow(NARROW, Set.of("rak_charge_read"));
		List<Notice> notices = this.asked.enrich(NARROW, Asked.MONTH.events()).notices();
		assertThat(notices).hasSizeGreaterThan(1).allSatisfy((notice) -> {
			assertThat(notice.message()).hasSizeLessThanOrEqualTo(255);
			assertThat(notice.toString()).doesNotContain("narrowmiddle")
				.doesNotContain("9876")
				.doesNotContain("acct_")
				.doesNotContain("pi_");
		});
	}

	private static Notice only(Enrichment found) {
		assertThat(found.notices()).hasSize(1);
		return found.notices().getFirst();
	}

}
