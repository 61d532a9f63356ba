package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.almoner.books.Canonical;
import org.almoner.books.Fact;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A charge: one try to pay.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/charges/object">docs.stripe.com/api/charges</a>
 */
final class ChargeReader implements ObjectReader {

	private final BalanceTransactionReader balance = new BalanceTransactionReader();

	private final RefundReader refunds = new RefundReader();

	@Override
	public List<Fact> read(Snapshot charge, EventContext event) {
		String id = charge.id("id").orElseThrow();
		Optional<PaymentStatus> status = status(charge);
		int order = status.map(PaymentStatus::order).orElse(0);
		List<Fact> facts = new ArrayList<>();
		facts.add(event.fact(RecordKind.PAYMENT, id, Source.PAYMENT, order, traits(charge, event, id, status).said()));
		charge.object("balance_transaction")
			.ifPresent((line) -> facts.add(this.balance.read(line, RecordKind.PAYMENT, id, event)));
		if (!isReleased(charge, event)) {
			Stream.of("refunds.data", "refunds")
				.flatMap((list) -> charge.objects(list).stream())
				.filter((refund) -> refund.id("id").isPresent())
				.forEach((refund) -> facts.addAll(this.refunds.of(id, refund, event)));
		}
		return facts;
	}

	private Traits traits(Snapshot charge, EventContext event, String id, Optional<PaymentStatus> status) {
		Traits traits = new Traits(charge).put(Trait.CHARGE, id);
		status.ifPresent((one) -> state(charge, event, traits, one));
		money(traits);
		links(traits);
		means(charge, traits);
		donor(traits);
		Metadata.read(charge, "metadata", traits);
		return traits.moment(Trait.OCCURRED, "created").flag(Trait.LIVE_MODE, "livemode");
	}

	private void state(Snapshot charge, EventContext event, Traits traits, PaymentStatus status) {
		traits.put(Trait.STATUS, status.name());
		if (status != PaymentStatus.FAILED) {
			traits.put(Trait.LIVE, "true");
		}
		if (isReleased(charge, event)) {
			traits.put(Trait.CANCELED, Canonical.moment(event.created()));
		}
		else if (!charge.isFalse("captured")) {
			traits.minor(Trait.AMOUNT_REFUNDED, "currency", charge.isTrue("refunded") ? "amount" : "amount_refunded");
		}
		if (status == PaymentStatus.SUCCESS) {
			Capture.ofCharge(charge, event).ifPresent((capture) -> capture.say(traits, event));
		}
	}

	/**
	 * What is authorised and not captured is under way. Before 2015 a charge had no
	 * status or the status "paid".
	 */
	private Optional<PaymentStatus> status(Snapshot charge) {
		String status = charge.text("status").orElse("");
		if (status.equals("failed") || (status.isEmpty() && charge.text("failure_code").isPresent())) {
			return Optional.of(PaymentStatus.FAILED);
		}
		if (status.equals("pending")) {
			return Optional.of(PaymentStatus.PENDING);
		}
		boolean paid = status.equals("succeeded") || charge.isTrue("paid");
		return paid ? Optional.of(charge.isFalse("captured") ? PaymentStatus.PENDING : PaymentStatus.SUCCESS)
				: Optional.empty();
	}

	/** An authorisation that ended without capture. Stripe shows it as refunded. */
	private boolean isReleased(Snapshot charge, EventContext event) {
		return event.type().equals("charge.expired") || (charge.isFalse("captured") && charge.isTrue("refunded"));
	}

	private void money(Traits traits) {
		traits.minor(Trait.AMOUNT, "currency", "amount").currency(Trait.CURRENCY, "currency");
	}

	private void links(Traits traits) {
		traits.id(Trait.INTENT, "payment_intent")
			.id(Trait.INVOICE, "invoice")
			.id(Trait.CUSTOMER, "customer")
			.id(Trait.BALANCE_TRANSACTION, "balance_transaction");
	}

	private void means(Snapshot charge, Traits traits) {
		Optional<String> type = charge.text("payment_method_details.type", "source.object");
		type.ifPresent((method) -> {
			String details = "payment_method_details." + method;
			traits.put(Trait.METHOD, method)
				.put(Trait.METHOD_GROUP, PaymentMethods.group(method))
				.text(Trait.CARD_BRAND, details + ".brand", "source.brand")
				.text(Trait.LAST4, details + ".last4", "source.last4")
				.text(Trait.REFERENCE, details + ".network_transaction_id", details + ".payment_reference",
						details + ".reference");
		});
		traits.text(Trait.RESULT_CODE, "failure_code")
			.text(Trait.RESULT_MESSAGE, "failure_message")
			.text(Trait.OUTCOME_REASON, "outcome.reason");
	}

	private void donor(Traits traits) {
		traits.text(Trait.NAME, "billing_details.name", "source.name")
			.text(Trait.EMAIL, "billing_details.email")
			.text(Trait.RECEIPT_EMAIL, "receipt_email")
			.text(Trait.DESCRIPTION, "description");
	}

}
