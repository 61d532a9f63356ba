package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.almoner.books.Fact;
import org.almoner.books.Source;
import org.almoner.gateway.Enrichment;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Look-ups where Stripe says no, or nothing, or is asked too much. */
@ExtendWith(OutputCaptureExtension.class)
class LookupTroubleTests {

	private static final String ONE = "GET /v1/balance_transactions/{id}";

	private static final String LINKS = "GET /v1/invoice_payments";

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
	void anAccountWithoutAKeyAsksNothing() {
		assertThat(this.asked.gateway.enrich(Asked.account(null), this.asked.read(this.few)))
			.isEqualTo(Enrichment.NONE);
		assertThat(this.asked.requests()).isZero();
	}

	@Test
	void aMissingPermissionIsNamedAndTheOthersAreUsed(CapturedOutput output) {
		this.asked.stripe.allow("rk_test_narrow", Set.of("rak_invoice_read"));
		List<Fact> found = this.asked.ask("rk_test_narrow", this.few);
		assertThat(found).noneMatch((fact) -> fact.source() == Source.BALANCE);
		assertThat(output).contains("rak_balance_transaction_source_read");
		assertThat(this.asked.requests(LINKS)).isPositive();
	}

	@Test
	void aRefusalIsRememberedForMinutes() {
		this.asked.stripe.allow("rk_test_narrow", Set.of("rak_invoice_read"));
		this.asked.ask("rk_test_narrow", this.few.subList(0, 1));
		int once = this.asked.requests(ONE);
		this.asked.ask("rk_test_narrow", this.few.subList(0, 1));
		assertThat(this.asked.requests(ONE)).isEqualTo(once);

		this.asked.stripe.allow("rk_test_narrow", Set.of("*"));
		this.asked.clock.advance(Duration.ofMinutes(6));
		assertThat(this.asked.ask("rk_test_narrow", this.few)).anyMatch((fact) -> fact.source() == Source.BALANCE);
	}

	@Test
	void aKeyThatIsGoodForNothingStopsAllAndANewOneStartsAtOnce(CapturedOutput output) {
		assertThat(this.asked.ask("sk_test_revoked", this.few)).isEmpty();
		int afterOne = this.asked.requests();
		assertThat(this.asked.ask("sk_test_revoked", this.few)).isEmpty();
		assertThat(this.asked.requests()).isEqualTo(afterOne);
		assertThat(output).contains("the API key is not valid");

		assertThat(this.asked.ask(Asked.KEY, this.few)).isNotEmpty();
	}

	@Test
	void afterTooManyRequestsStripeIsLeftAloneForAsLongAsItSays(CapturedOutput output) {
		this.asked.stripe.faults().limitNext(PLENTY, Duration.ofSeconds(70));
		assertThat(this.asked.ask(this.few)).isEmpty();
		int then = this.asked.requests();
		assertThat(then).isLessThanOrEqualTo(4);
		assertThat(output).contains("Stripe asks to wait 70 s");

		this.asked.stripe.faults().limitNext(0, Duration.ofSeconds(1));
		this.asked.clock.advance(Duration.ofSeconds(65));
		assertThat(this.asked.ask(this.few)).isEmpty();
		assertThat(this.asked.requests()).isEqualTo(then);

		this.asked.clock.advance(Duration.ofSeconds(6));
		assertThat(this.asked.ask(this.few)).isNotEmpty();
	}

	@Test
	void whatAStripeThatIsDownCanNotAnswerIsLeftOutAndLoggedOnceABatch(CapturedOutput output) {
		this.asked.stripe.faults().failNext(PLENTY, 503);
		List<StripeEvent> many = Asked.eventsOf("charge.updated");
		assertThat(this.asked.ask(many)).isEmpty();
		assertThat(this.asked.requests()).isLessThanOrEqualTo(8);
		assertThat(output.getOut().lines().filter((line) -> line.contains("look-ups were left out"))).hasSize(1);
		assertThat(output).contains("Stripe answered 503");

		this.asked.stripe.faults().failNext(0, 503);
		this.asked.clock.advance(Duration.ofSeconds(31));
		assertThat(this.asked.ask(many)).isNotEmpty();
	}

	@Test
	void aSlowStripeHoldsABatchUpNoLongerThanItsBound(CapturedOutput output) {
		try (Asked impatient = new Asked(new StripeProperties.Lookups(400, Duration.ofMillis(600), 100, 4,
				Duration.ofSeconds(5), Duration.ofSeconds(10)))) {
			impatient.stripe.faults().slowDown(Duration.ofSeconds(8));
			assertThat(assertTimeout(Duration.ofSeconds(5), () -> impatient.ask(Asked.eventsOf("charge.updated"))))
				.isEmpty();
			assertThat(output).contains("look-ups were left out");
		}
	}

	@Test
	void aRequestThatIsNotAnsweredInTimeIsGivenUp(CapturedOutput output) {
		try (Asked impatient = new Asked(new StripeProperties.Lookups(400, Duration.ofSeconds(20), 100, 4,
				Duration.ofSeconds(1), Duration.ofMillis(200)))) {
			impatient.stripe.faults().slowDown(Duration.ofSeconds(8));
			assertThat(assertTimeout(Duration.ofSeconds(6), () -> impatient.ask(this.few))).isEmpty();
			assertThat(output).contains("Stripe can't be reached");
		}
	}

	@Test
	void aBatchAsksNoMoreOftenThanItMay(CapturedOutput output) {
		try (Asked modest = new Asked(new StripeProperties.Lookups(5, Duration.ofSeconds(20), 100, 4,
				Duration.ofSeconds(5), Duration.ofSeconds(10)))) {
			modest.ask(Asked.MONTH.events());
			assertThat(modest.requests()).isEqualTo(5);
			assertThat(output).contains("a batch asks no more than 5 times");
		}
	}

	@Test
	void aBatchKeepsTheAccountsPaceAndItsTime(CapturedOutput output) {
		try (Asked leisurely = new Asked(new StripeProperties.Lookups(400, Duration.ofSeconds(4), 1, 1,
				Duration.ofSeconds(5), Duration.ofSeconds(10)))) {
			leisurely.ask(Asked.MONTH.events());
			assertThat(leisurely.requests()).isBetween(3, 5);
			assertThat(output).contains("a batch asks no longer than 4 s");
		}
	}

	@Test
	void whatWasAnsweredIsNotAskedAgainForMinutesNorIsThatThereIsNone() {
		List<StripeEvent> once = Asked.eventsOf("charge.succeeded");
		this.asked.ask(once);
		int asked = this.asked.requests(LINKS);
		assertThat(asked).isPositive();
		List<Fact> again = this.asked.ask(once);
		assertThat(this.asked.requests(LINKS)).isEqualTo(asked);
		assertThat(again).isNotEmpty();

		this.asked.clock.advance(Duration.ofMinutes(6));
		this.asked.ask(once);
		assertThat(this.asked.requests(LINKS)).isEqualTo(2 * asked);
	}

	@Test
	void neitherTheKeyNorDonorsAreInTheLog(CapturedOutput output) {
		String key = "sk_test_secretmiddle_tail9876";
		this.asked.ask(key, this.few);
		this.asked.stripe.allow(key, Set.of("rak_charge_read"));
		this.asked.clock.advance(Duration.ofMinutes(6));
		this.asked.ask(key, this.few);
		this.asked.stripe.allow(key);
		this.asked.stripe.faults().failNext(PLENTY, 500);
		this.asked.clock.advance(Duration.ofMinutes(6));
		this.asked.ask(key, this.few);
		assertThat(output.getOut().lines().filter((line) -> line.contains("look-ups were left out"))).hasSize(3);
		assertThat(output).doesNotContain("secretmiddle").doesNotContain("9876").doesNotContain("pi_");
	}

}
