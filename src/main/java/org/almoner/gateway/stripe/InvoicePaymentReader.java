package org.almoner.gateway.stripe;

import java.util.List;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * An invoice payment: since 2025-03-31.basil the one object that links an invoice with
 * what paid it. Without a payment intent and a charge the money came past Stripe.
 *
 * @see <a href="https://docs.stripe.com/api/invoice-payment/object">
 * docs.stripe.com/api/invoice-payment</a>
 */
final class InvoicePaymentReader implements ObjectReader {

	static final String OUT_OF_BAND = "out_of_band";

	@Override
	public List<Fact> read(Snapshot payment, EventContext event) {
		Optional<String> invoice = payment.id("invoice");
		if (invoice.isEmpty() || payment.text("status").filter("paid"::equals).isEmpty()) {
			return List.of();
		}
		Optional<String> gift = payment.id("payment.payment_intent").or(() -> payment.id("payment.charge"));
		return List
			.of(gift.map((id) -> link(payment, id, event)).orElseGet(() -> outOfBand(payment, invoice.get(), event)));
	}

	private Fact link(Snapshot payment, String gift, EventContext event) {
		Traits traits = money(payment).put(Trait.LIVE, "true")
			.id(Trait.INVOICE, "invoice")
			.id(Trait.INTENT, "payment.payment_intent");
		return event.fact(RecordKind.GIFT, gift, Source.INVOICE_PAYMENT, 0, traits.said());
	}

	private Fact outOfBand(Snapshot payment, String invoice, EventContext event) {
		Traits traits = money(payment).put(Trait.STATUS, PaymentStatus.SUCCESS.name())
			.put(Trait.LIVE, "true")
			.put(Trait.INVOICE, invoice)
			.put(Trait.METHOD, OUT_OF_BAND)
			.put(Trait.METHOD_GROUP, PaymentMethods.group(OUT_OF_BAND));
		return event.fact(RecordKind.PAYMENT, invoice, Source.PAYMENT, PaymentStatus.SUCCESS.order(), traits.said());
	}

	private Traits money(Snapshot payment) {
		return new Traits(payment).minor(Trait.AMOUNT, "currency", "amount_paid")
			.currency(Trait.CURRENCY, "currency")
			.moment(Trait.OCCURRED, "status_transitions.paid_at", "created")
			.flag(Trait.LIVE_MODE, "livemode");
	}

}
