package org.almoner.sandbox.stripe.books;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharityMonthTests {

	private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

	private static final List<String> ALL_TYPES = List.of("charge.pending", "charge.succeeded", "charge.failed",
			"charge.updated", "charge.captured", "charge.expired", "charge.refunded", "refund.created",
			"refund.updated", "refund.failed", "charge.refund.updated", "charge.dispute.created",
			"charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
			"charge.dispute.funds_reinstated", "payment_intent.succeeded", "payment_intent.processing",
			"payment_intent.payment_failed", "payment_intent.canceled", "payment_intent.amount_capturable_updated",
			"invoice.created", "invoice.updated", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded",
			"invoice.payment_failed", "invoice.marked_uncollectible", "invoice.voided", "invoice_payment.paid",
			"payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled",
			"payout.reconciliation_completed", "customer.created", "customer.updated", "customer.deleted",
			"customer.subscription.created", "customer.subscription.updated", "customer.subscription.deleted",
			"customer.subscription.paused", "customer.subscription.resumed", "payment_method.attached",
			"payment_method.updated", "payment_method.automatically_updated", "payment_method.detached",
			"product.created", "product.updated", "product.deleted", "checkout.session.completed",
			"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
			"payment_intent.created", "invoice.upcoming", "radar.early_fraud_warning.created", "price.created");

	private static CharityMonth month(long seed, int size) {
		return CharityMonth.generate(seed, size, START, MonthOptions.EVERYTHING);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void theLinesOfEveryAutomaticPayoutAddUpToIt(long seed) {
		CharityMonth month = month(seed, 1_500);
		Set<String> seen = new HashSet<>();
		for (Doc payout : month.objects("payout")) {
			List<Doc> lines = month.linesOfPayout(payout.id());
			if (payout.flag("automatic")) {
				assertThat(lines).isNotEmpty();
				assertThat(lines.stream().mapToLong((line) -> line.number("net")).sum())
					.isEqualTo(payout.number("amount"));
			}
			assertThat(lines).allSatisfy((line) -> assertThat(seen.add(line.id())).isTrue());
			assertThat(find(month, "balance_transaction", payout.text("balance_transaction")).number("net"))
				.isEqualTo(-payout.number("amount"));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14 })
	void everyLineOfTheBalanceIsItsAmountLessItsFeeAndComesFromAnObject(long seed) {
		CharityMonth month = month(seed, 1_500);
		for (Doc line : month.objects("balance_transaction")) {
			assertThat(line.number("net")).isEqualTo(line.number("amount") - line.number("fee"));
			long detailed = 0;
			for (var part : line.at("fee_details")) {
				detailed += part.path("amount").asLong();
			}
			assertThat(detailed).isEqualTo(line.number("fee"));
			if (!line.text("type").equals("stripe_fee")) {
				assertThat(List.of("charge", "refund", "dispute", "payout"))
					.anyMatch((kind) -> month.find(kind, line.text("source")) != null);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24 })
	void nobodyGetsBackMoreThanTheyGave(long seed) {
		CharityMonth month = month(seed, 1_500);
		Map<String, Long> back = month.objects("refund")
			.stream()
			.filter((refund) -> !Set.of("failed", "canceled").contains(refund.text("status")))
			.filter((refund) -> refund.has("charge") || refund.has("payment_intent"))
			.collect(Collectors.groupingBy((refund) -> chargeOf(month, refund),
					Collectors.summingLong((refund) -> refund.number("amount"))));
		assertThat(back).isNotEmpty();
		for (Doc charge : month.objects("charge")) {
			long refunded = charge.flag("captured") ? charge.number("amount_refunded") : 0;
			assertThat(refunded).isEqualTo(back.getOrDefault(charge.id(), 0L))
				.isLessThanOrEqualTo(charge.number("amount"));
		}
	}

	@Test
	void aMonthOfAFewThousandEventsHasEveryTypeAndAboutTheSizeAskedFor() {
		CharityMonth month = month(42, 4_000);
		Set<String> types = month.events()
			.stream()
			.map(StripeEvent::type)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(types).containsExactlyInAnyOrderElementsOf(ALL_TYPES);
		assertThat(month.events()).hasSizeBetween(3_400, 4_600);
	}

	@Test
	void theSameSeedIsTheSameBytesAndAnotherIsNot() {
		List<StripeEvent> once = month(7, 600).events();
		assertThat(month(7, 600).events()).isEqualTo(once);
		assertThat(month(8, 600).events()).isNotEqualTo(once);
	}

	@Test
	void everyKindOfEndOccursAmongTheGifts() {
		Expectations expected = month(42, 4_000).expectations();
		assertThat(expected.gifts().values().stream().map(Expectations.Gift::status).distinct()).contains("Paid",
				"Failed", "Canceled", "Written-Off", "Partially Refunded", "Fully Refunded");
		assertThat(expected.payments().values().stream().map(Expectations.Payment::status).distinct()).contains(
				"Success", "Failed", "Canceled", "Partially Refunded", "Refunded", "Disputed", "Dispute Won",
				"Dispute Lost");
		assertThat(expected.refunds().values().stream().map(Expectations.Refund::status).distinct()).contains("Success",
				"Failed", "Canceled");
	}

	@Test
	void whatIsLeftOutOfAMonthLeavesNoTraceInIt() {
		CharityMonth month = CharityMonth.generate(5, 1_000, START, MonthOptions.CORE);
		assertThat(month.objects("refund")).isEmpty();
		assertThat(month.objects("dispute")).isEmpty();
		assertThat(month.events()).extracting((event) -> EventFamily.of(event.type()))
			.isSubsetOf(MonthOptions.CORE.families());
		assertThat(month.expectations().gifts().values()).allMatch((gift) -> gift.refunded() == 0);
	}

	@Test
	void theBalanceLineOfACardComesAfterItsSuccessSinceCaptureIsAsynchronous() {
		for (StripeEvent event : month(9, 1_500).events()) {
			Doc json = Doc.parse(event.json());
			if (event.type().equals("charge.succeeded") && event.objectId().startsWith("ch_")) {
				boolean sync = json.text("api_version").equals("2020-08-27");
				boolean held = !json.flag("data.object.captured");
				assertThat(json.has("data.object.balance_transaction")).isEqualTo(sync && !held);
			}
		}
	}

	@Test
	void onlyOlderVersionsNameTheInvoiceOnTheChargeAndThePaymentOnTheInvoice() {
		int old = 0;
		for (StripeEvent event : month(9, 1_500).events()) {
			Doc json = Doc.parse(event.json());
			boolean newest = json.text("api_version").endsWith("dahlia");
			if (event.type().equals("invoice.paid")) {
				assertThat(json.tree().at("/data/object/payment_intent").isMissingNode()).isEqualTo(newest);
				assertThat(json.tree().at("/data/object/parent").isMissingNode()).isNotEqualTo(newest);
				old += newest ? 0 : 1;
			}
			if (event.type().startsWith("charge.succeeded")) {
				assertThat(json.tree().at("/data/object/invoice").isMissingNode()).isEqualTo(newest);
			}
		}
		assertThat(old).isPositive();
	}

	@Test
	void anUpdateTellsWhatWasThereBefore() {
		List<Doc> updates = month(9, 1_500).events()
			.stream()
			.filter((event) -> event.type().equals("charge.updated"))
			.map((event) -> Doc.parse(event.json()))
			.filter((event) -> event.tree().at("/data/previous_attributes/balance_transaction").isNull())
			.toList();
		assertThat(updates).isNotEmpty().allMatch((event) -> event.has("data.object.balance_transaction"));
	}

	@Test
	void theLastSnapshotOfEveryPayoutIsWhatTheBooksExpectOfIt() {
		CharityMonth month = month(3, 1_500);
		Map<String, String> last = month.events()
			.stream()
			.filter((event) -> event.type().startsWith("payout."))
			.collect(Collectors.toMap(StripeEvent::objectId,
					(event) -> Doc.parse(event.json()).text("data.object.status"), (older, newer) -> newer));
		assertThat(month.expectations().payouts()).isNotEmpty();
		month.expectations()
			.payouts()
			.values()
			.forEach((payout) -> assertThat(last.get(payout.id()))
				.isEqualTo(payout.status().toLowerCase(java.util.Locale.ROOT).replace(' ', '_')));
	}

	private static String chargeOf(CharityMonth month, Doc refund) {
		String charge = refund.textOrNull("charge");
		return (charge != null) ? charge
				: find(month, "payment_intent", refund.text("payment_intent")).text("latest_charge");
	}

	private static Doc find(CharityMonth month, String kind, String id) {
		Doc found = month.find(kind, id);
		assertThat(found).isNotNull();
		return java.util.Objects.requireNonNull(found);
	}

}
