package org.almoner.sandbox.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Payout;
import com.stripe.model.Price;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import org.almoner.sandbox.stripe.books.ApiVersion;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Stripe's own library makes of the events. */
class StripeShapesTests {

	private static final CharityMonth MONTH = CharityMonth.generate(5, 1_500, Instant.parse("2026-10-01T00:00:00Z"),
			MonthOptions.EVERYTHING);

	private static Event read(StripeEvent event) {
		return ApiResource.GSON.fromJson(event.json(), Event.class);
	}

	@Test
	void everyEventOfTheNewestVersionIsReadStrictly() {
		CharityMonth newest = CharityMonth.generate(6, 1_000, Instant.parse("2026-10-01T00:00:00Z"),
				MonthOptions.EVERYTHING.atVersions(ApiVersion.NEWEST));
		for (StripeEvent event : newest.events()) {
			assertThat(read(event).getDataObjectDeserializer().getObject()).as(event.type()).isPresent();
		}
	}

	@Test
	void everyEventOfAnOlderVersionIsReadWithLeniency() throws EventDataObjectDeserializationException {
		Map<String, Integer> versions = new TreeMap<>();
		for (StripeEvent event : MONTH.events()) {
			Event read = read(event);
			versions.merge(read.getApiVersion(), 1, Integer::sum);
			StripeObject object = read.getDataObjectDeserializer().deserializeUnsafe();
			assertThat(object).as(event.type()).isNotNull();
		}
		assertThat(versions).containsOnlyKeys("2020-08-27", "2024-06-20", "2024-11-20.acacia", "2026-07-29.dahlia");
	}

	@Test
	void theTypedObjectsSayWhatTheBooksSay() throws EventDataObjectDeserializationException {
		for (StripeEvent event : MONTH.events()) {
			StripeObject object = read(event).getDataObjectDeserializer().deserializeUnsafe();
			switch (object) {
				case Charge charge -> assertThat(known(MONTH.expectations().payments().get(charge.getId())).amount())
					.isEqualTo(whole(charge) ? charge.getAmount() : finallyCaptured(charge.getId()));
				case Invoice invoice when !event.type().equals("invoice.upcoming") -> assertThat(invoice.getAmountDue())
					.isEqualTo(known(MONTH.expectations().invoices().get(invoice.getId())).due());
				case Payout payout -> assertThat(payout.getAmount())
					.isEqualTo(known(MONTH.expectations().payouts().get(payout.getId())).amount());
				case Dispute dispute -> dispute.getBalanceTransactions()
					.forEach((line) -> assertThat(line.getNet()).isEqualTo(line.getAmount() - line.getFee()));
				default -> assertThat(object).isNotNull();
			}
		}
	}

	/** Whether all that was authorised was or may still be captured, in the end. */
	private static boolean whole(Charge charge) {
		return finallyCaptured(charge.getId()) == 0 || finallyCaptured(charge.getId()) == charge.getAmount();
	}

	private static long finallyCaptured(String charge) {
		return known(MONTH.find("charge", charge)).number("amount_captured");
	}

	private static <T> T known(@Nullable T expected) {
		assertThat(expected).isNotNull();
		return Objects.requireNonNull(expected);
	}

	@Test
	void theNewestShapesHaveNoFieldThatStripesLibraryDoesNotKnow() {
		List<String> unknown = new ArrayList<>();
		for (String kind : List.of("charge", "payment_intent", "invoice", "invoice_payment", "customer", "subscription",
				"refund", "dispute", "payout", "balance_transaction", "checkout.session", "payment_method", "price")) {
			Doc doc = MONTH.objects(kind).iterator().next();
			StripeObject typed = ApiResource.GSON.fromJson(doc.json(), modelOf(kind));
			var known = Doc.parse(ApiResource.GSON.toJson(typed)).tree();
			doc.tree()
				.propertyNames()
				.stream()
				.filter((key) -> !doc.at(key).isNull() && !doc.at(key).isEmpty() && known.path(key).isMissingNode())
				.forEach((key) -> unknown.add(kind + "." + key));
		}
		assertThat(unknown).isEmpty();
	}

	private static Class<? extends StripeObject> modelOf(String kind) {
		return switch (kind) {
			case "charge" -> Charge.class;
			case "payment_intent" -> PaymentIntent.class;
			case "invoice" -> Invoice.class;
			case "invoice_payment" -> InvoicePayment.class;
			case "customer" -> Customer.class;
			case "subscription" -> Subscription.class;
			case "refund" -> Refund.class;
			case "dispute" -> Dispute.class;
			case "payout" -> Payout.class;
			case "balance_transaction" -> BalanceTransaction.class;
			case "checkout.session" -> Session.class;
			case "payment_method" -> PaymentMethod.class;
			default -> Price.class;
		};
	}

}
