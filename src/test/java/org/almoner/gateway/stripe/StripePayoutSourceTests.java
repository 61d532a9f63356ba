package org.almoner.gateway.stripe;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Trait;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedPayout;
import org.almoner.gateway.ListedPayout.Lines;
import org.almoner.gateway.PayoutPage;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.testing.HandClock;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Stripe says its payouts are made of, over the wire. */
@SuppressWarnings("NullAway") // does not see the type annotations of a compiled record
class StripePayoutSourceTests {

	/** Of some size, so that payouts have several pages. */
	private static final CharityMonth MONTH = CharityMonth.generate(5, 6_000, Instant.parse("2026-07-01T08:00:00Z"),
			MonthOptions.EVERYTHING);

	private static final String LISTS = "GET /v1/balance_transactions";

	private final GatewayAccount account = Asked.account(Asked.KEY);

	private final StripeDouble stripe = StripeDouble.of(MONTH);

	private final HandClock clock = new HandClock(Instant.parse("2026-11-01T00:00:00Z"));

	private final StripePayoutSource source = StripePayoutSource
		.patient(new StripeProperties(this.stripe.base().toString(), Asked.usual()), this.clock, this.clock::advance);

	StripePayoutSourceTests() {
		this.stripe.allow(Asked.KEY);
	}

	@AfterEach
	void stop() {
		this.stripe.close();
	}

	@Test
	void aPayoutIsTheSumOfAllItsPagesWithoutItsOwnLine() {
		boolean severalPages = false;
		for (Doc doc : automatic()) {
			ListedPayout payout = this.source.payout(this.account, doc.id());
			List<ListedLine> lines = lines(payout);
			assertThat(payout.lines()).isEqualTo(Lines.COMPLETE);
			assertThat(payout.ownLine()).isEqualTo(doc.text("balance_transaction"));
			assertThat(lines).extracting(ListedLine::id)
				.containsExactlyInAnyOrderElementsOf(MONTH.linesOfPayout(doc.id()).stream().map(Doc::id).toList());
			assertThat(
					lines.stream().map((line) -> line.amounts().net().minor()).reduce(BigInteger.ZERO, BigInteger::add))
				.isEqualTo(payout.amount().minor());
			assertThat(lines).allSatisfy((line) -> assertThat(line.oddities()).isEmpty());
			assertThat(new HashSet<>(lines.stream().map(ListedLine::record).toList())).hasSameSizeAs(lines);
			severalPages |= lines.size() > 100;
		}
		assertThat(severalPages).isTrue();
	}

	@Test
	void aPageHoldsAHundredLinesSoThatCallsAreFewAndTheyComeAtAPace() {
		ListedPayout payout = largest();
		Instant before = this.clock.instant();
		int lines = lines(payout).size();
		int calls = this.stripe.requests().getOrDefault(LISTS, 0);
		assertThat(calls).isBetween(2, lines / 100 + 1);
		assertThat(this.clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofMillis(100).multipliedBy(calls - 1)));
	}

	@Test
	void theLinesOfAPayoutMadeByHandAreNeverTold() {
		List<Doc> byHand = MONTH.objects("payout").stream().filter((payout) -> !payout.flag("automatic")).toList();
		assertThat(byHand).isNotEmpty();
		byHand.forEach((payout) -> {
			ListedPayout listed = this.source.payout(this.account, payout.id());
			assertThat(listed.lines()).isEqualTo(Lines.NEVER);
			assertThat(listed.facts().getFirst().traits()).doesNotContainKey(Trait.LINES_COMPLETE);
		});
	}

	@Test
	void untilStripeHasTheLinesTheyAreNotTold() {
		Doc payout = automatic().getFirst();
		this.stripe.turnTo(MONTH.asOf(Instant.ofEpochSecond(payout.number("created"))));
		assertThat(this.source.payout(this.account, payout.id()).lines()).isEqualTo(Lines.NOT_YET);
	}

	@Test
	void aPayoutThatStripeDoesNotHaveIsRefusedByItsName() {
		assertRefused("po_nowhere", this.account, Kind.REFUSED, "po_nowhere");
		assertRefused("po_no/../where?", this.account, Kind.REFUSED, "po_no/../where?");
	}

	@Test
	void withoutAKeyNothingIsAsked() {
		assertRefused("po_1", Asked.account(null), Kind.KEY_REFUSED, "API key");
		assertThat(this.stripe.requests()).isEmpty();
	}

	@Test
	void theGatewaySaysWhatItsPayoutsAreMadeOf() {
		assertThat(StripeOf.at(this.stripe.base(), this.clock).payouts()).get()
			.extracting((source) -> source.payout(this.account, automatic().getFirst().id()).lines())
			.isEqualTo(Lines.COMPLETE);
	}

	private void assertRefused(String payout, GatewayAccount asking, Kind kind, String word) {
		assertThatThrownBy(() -> this.source.payout(asking, payout)).isInstanceOf(GatewayException.class)
			.hasMessageContaining(word)
			.asInstanceOf(InstanceOfAssertFactories.type(GatewayException.class))
			.extracting(GatewayException::kind)
			.isEqualTo(kind);
	}

	private static List<Doc> automatic() {
		return MONTH.objects("payout").stream().filter((payout) -> payout.flag("automatic")).toList();
	}

	private ListedPayout largest() {
		Doc largest = automatic().stream()
			.max((one, other) -> MONTH.linesOfPayout(one.id()).size() - MONTH.linesOfPayout(other.id()).size())
			.orElseThrow();
		return this.source.payout(this.account, largest.id());
	}

	private List<ListedLine> lines(ListedPayout payout) {
		List<ListedLine> all = new ArrayList<>();
		@Nullable String cursor = null;
		do {
			PayoutPage page = this.source.lines(this.account, payout, cursor);
			all.addAll(page.lines());
			cursor = page.next();
		}
		while (cursor != null);
		return all;
	}

}
