package org.almoner.posting;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.Provider;
import org.almoner.benchmark.CharityEvents;
import org.almoner.books.Fact;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.Reading;
import org.almoner.gateway.stripe.StripeOf;
import org.almoner.salesforce.RecordId;
import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;
import org.almoner.testing.Samples;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a batch of a charity's usual events costs the org in calls, besides its events.
 */
class FewCallsTests {

	private static final int BATCHES = 12;

	private final WiredOrg wired = new WiredOrg();

	private final HandClock clock = new HandClock(Instant.parse("2026-08-01T08:00:00Z"));

	private final GatewayAccount account = new GatewayAccount(Samples.KEY,
			new RecordId(this.wired.account(Samples.KEY)), "Shop", Provider.STRIPE, null, true, Status.CONNECTED,
			ZoneOffset.UTC, GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Credentials.none());

	private final Gateway stripe = StripeOf.at(URI.create("http://localhost"), this.clock);

	@AfterEach
	void close() {
		this.wired.close();
	}

	/**
	 * On average over a charity's first events: those that make records, and those that
	 * change them.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 2.5", "6, 3.5", "50, 5", "1000, 10" })
	void aBatchCostsFewCalls(int size, double most) {
		CharityEvents charity = CharityEvents.of(7, size * BATCHES);
		PostFacts posting = PostFactsOf.org(this.wired.connect(), this.clock);
		for (int from = 0; from < charity.events().size(); from += size) {
			List<Fact> facts = facts(charity.slice(from, size));
			Posted posted = posting.post(this.account, facts, () -> {
			});
			assertThat(posted.refusal(facts.stream().map((fact) -> fact.stamp().eventId()).toList())).isEmpty();
		}
		Calls calls = this.wired.org().calls();
		assertThat(calls.rowsOf("create")).isGreaterThanOrEqualTo(size / 2 * BATCHES);
		assertThat(calls.rowsOf("update")).isPositive();
		assertThat(calls.total() / (double) BATCHES).isLessThanOrEqualTo(most);
	}

	private List<Fact> facts(List<StripeEvent> events) {
		List<Fact> facts = new ArrayList<>();
		events.forEach((event) -> {
			if (this.stripe.read(this.account, event.id(), event.json()) instanceof Reading.Facts read) {
				facts.addAll(read.facts());
			}
		});
		return facts;
	}

}
