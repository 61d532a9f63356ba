package org.almoner.sandbox.stripe.books;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceOfEveryKindTests {

	private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

	private static final MonthOptions OPTIONS = MonthOptions.EVERYTHING.with(MonthOptions.Balance.OF_EVERY_KIND);

	private static final List<String> CATEGORIES = List.of("charge", "charge_failure", "refund", "refund_failure",
			"partial_capture_reversal", "dispute", "dispute_reversal", "fee", "tax", "network_cost",
			"risk_reserved_funds", "payout_minimum_balance_hold", "payout_minimum_balance_release", "topup",
			"topup_reversal", "transfer", "transfer_reversal", "platform_earning", "advance", "advance_funding",
			"other_adjustment", "moon_levy", "payout_reversal");

	private static CharityMonth month(long seed, int size) {
		return CharityMonth.generate(seed, size, START, OPTIONS);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void everyAutomaticPayoutIsTheSumOfItsLinesAllInItsOwnCurrency(long seed) {
		CharityMonth month = month(seed, 600);
		Set<String> seen = new HashSet<>();
		for (Expectations.Payout payout : month.expectations().payouts().values()) {
			assertThat(payout.net()).isEqualTo(payout.automatic() ? payout.amount() : 0);
			assertThat(payout.lines()).allMatch((line) -> line.shown().text("currency").equals(payout.currency()))
				.allMatch((line) -> seen.add(line.id()));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void eachCurrencyHasPayoutsOneBelowZeroAndOneThatFailsAfterItWasPaid(long seed) {
		CharityMonth month = month(seed, 300);
		for (String currency : List.of("usd", "eur", "gbp")) {
			List<Expectations.Payout> automatic = month.expectations()
				.payouts()
				.values()
				.stream()
				.filter((payout) -> payout.automatic() && payout.currency().equals(currency))
				.toList();
			assertThat(automatic).as(currency).anyMatch((payout) -> payout.amount() < 0);
			assertThat(automatic).as(currency).anyMatch((payout) -> payout.status().equals("Failed"));
			assertThat(automatic.stream().flatMap((payout) -> payout.lines().stream())).as(currency)
				.anyMatch((line) -> line.shown().text("type").equals("payout_failure"));
		}
		assertThat(month.objects("payout")).anyMatch((payout) -> payout.text("method").equals("instant"))
			.anyMatch((payout) -> payout.text("status").equals("canceled"));
	}

	@Test
	void everyReportingCategoryIsPaidOutSomewhere() {
		Set<String> categories = month(42, 4_000).expectations()
			.payouts()
			.values()
			.stream()
			.flatMap((payout) -> payout.lines().stream())
			.map((line) -> line.shown().text("reporting_category"))
			.collect(Collectors.toSet());
		assertThat(categories).containsExactlyInAnyOrderElementsOf(CATEGORIES);
	}

	@Test
	void onlyMoneyThatIsNotPaidOutIsConverted() {
		CharityMonth month = month(7, 1_500);
		Map<String, Set<String>> settled = month.objects("charge")
			.stream()
			.filter((charge) -> charge.has("balance_transaction"))
			.collect(Collectors.groupingBy((charge) -> charge.text("currency"), Collectors.mapping(
					(charge) -> find(month, charge.text("balance_transaction")).text("currency"), Collectors.toSet())));
		assertThat(settled).containsEntry("eur", Set.of("eur"))
			.containsEntry("gbp", Set.of("gbp"))
			.containsEntry("jpy", Set.of("usd"))
			.containsEntry("usd", Set.of("usd"));
	}

	@Test
	void aLineIsItsPaymentsOrRefundsOwnOnlyWhereThatNamesIt() {
		Map<String, Set<String>> types = month(42, 2_500).expectations()
			.payouts()
			.values()
			.stream()
			.flatMap((payout) -> payout.lines().stream())
			.collect(Collectors.groupingBy((line) -> line.shown().text("type"),
					Collectors.mapping(Expectations.Line::type, Collectors.toSet())));
		assertThat(types).containsEntry("charge", Set.of("Payment"))
			.containsEntry("refund", Set.of("Refund"))
			.containsEntry("refund_failure", Set.of("Adjustment"))
			.containsEntry("payment_failure_refund", Set.of("Adjustment"))
			.containsEntry("adjustment", Set.of("Adjustment"));
	}

	private static Doc find(CharityMonth month, String line) {
		Doc found = month.find("balance_transaction", line);
		assertThat(found).isNotNull();
		return java.util.Objects.requireNonNull(found);
	}

}
