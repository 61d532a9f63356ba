package org.almoner.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.Expectations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A month of an account whose API key lets Almoner ask what the events lack. */
class MonthWithLookupsTests {

	private final CharityMonth month = CharityMonth.generate(5, 250, Instant.parse("2026-07-01T08:00:00Z"),
			MonthTests.OPTIONS);

	@Test
	void feesAreFilledAndFailedInstalmentsAreGifts() {
		StripePoster.Manner shuffled = new StripePoster.Manner(16, 6, Duration.ofMillis(100), 10, true, 3);
		MonthRun run = MonthRun.withLookups(this.month, shuffled, Duration.ofMinutes(2));
		assertThat(MonthCheck.differences(this.month, run)).isEmpty();
		assertThat(run.of("Gift_Transaction__c")).containsOnlyKeys(this.month.expectations().gifts().keySet());

		List<Expectations.Payment> settled = this.month.expectations()
			.payments()
			.values()
			.stream()
			.filter((payment) -> payment.fee() != null)
			.toList();
		assertThat(settled).isNotEmpty();
		settled.forEach((payment) -> hasFee(run, payment));
	}

	private void hasFee(MonthRun run, Expectations.Payment payment) {
		Doc charge = Objects.requireNonNull(this.month.find("charge", payment.id()));
		Doc line = Objects.requireNonNull(this.month.find("balance_transaction", charge.text("balance_transaction")));
		Currency settled = Currency.of(line.text("currency"));
		BigDecimal fee = Money.ofMinor(line.number("fee"), settled).amount();
		assertThat(number(run.of("Gateway_Transaction__c").get(payment.id()), "Fee__c")).isEqualByComparingTo(fee);
		if (payment.status().equals("Success") && payment.currency().equals(line.text("currency"))) {
			String gift = Objects.requireNonNullElse(payment.paymentIntent(), payment.id());
			assertThat(number(run.of("Gift_Transaction__c").get(gift), "Gateway_Fee__c")).isEqualByComparingTo(fee);
		}
	}

	private static BigDecimal number(@Nullable Map<String, Object> record, String field) {
		return new BigDecimal(String.valueOf(Objects.requireNonNull(record).get(field)));
	}

}
