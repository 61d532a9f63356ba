package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.almoner.books.Canonical;
import org.almoner.books.Fact;
import org.almoner.books.InvoiceStatus;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * An invoice. Since 2025-03-31.basil it no longer names its payment or its subscription
 * where it used to.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/invoices/object">docs.stripe.com/api/invoices</a>
 */
final class InvoiceReader implements ObjectReader {

	private final InvoicePaymentReader links = new InvoicePaymentReader();

	@Override
	public List<Fact> read(Snapshot invoice, EventContext event) {
		String id = invoice.id("id").orElseThrow();
		InvoiceStatus status = status(invoice);
		List<Fact> facts = new ArrayList<>();
		facts.add(event.fact(RecordKind.INVOICE, id, Source.INVOICE, status.order(),
				traits(invoice, event, status).said()));
		facts.add(subscription(invoice, id, status, event));
		if (status == InvoiceStatus.PAID && isOutOfBand(invoice)) {
			facts.add(outOfBand(invoice, id, event));
		}
		invoice.objects("payments.data")
			.stream()
			.filter(this::isInBand)
			.forEach((link) -> facts.addAll(this.links.read(link, event)));
		return facts;
	}

	/** The others the invoice tells of itself. */
	private boolean isInBand(Snapshot link) {
		return link.id("payment.payment_intent", "payment.charge").isPresent();
	}

	/** Before 2018-11-08 an invoice had flags instead of a status. */
	private InvoiceStatus status(Snapshot invoice) {
		if (invoice.isTrue("paid")) {
			return InvoiceStatus.PAID;
		}
		if (invoice.text("status").isEmpty()) {
			return invoice.isTrue("forgiven") ? InvoiceStatus.UNCOLLECTIBLE
					: (invoice.isTrue("closed") ? InvoiceStatus.VOID : InvoiceStatus.OPEN);
		}
		return switch (invoice.text("status").orElse("").toLowerCase(Locale.ROOT)) {
			case "draft" -> InvoiceStatus.DRAFT;
			case "paid" -> InvoiceStatus.PAID;
			case "void" -> InvoiceStatus.VOID;
			case "uncollectible" -> InvoiceStatus.UNCOLLECTIBLE;
			default -> InvoiceStatus.OPEN;
		};
	}

	private Traits traits(Snapshot invoice, EventContext event, InvoiceStatus status) {
		Traits traits = new Traits(invoice).put(Trait.STATUS, status.name());
		if (status == InvoiceStatus.VOID) {
			traits.put(Trait.CANCELED,
					Canonical.moment(invoice.moment("status_transitions.voided_at").orElse(event.created())));
		}
		money(traits);
		dates(traits);
		links(traits);
		Metadata.read(invoice, "metadata", traits);
		return traits.text(Trait.NUMBER, "number")
			.number(Trait.ATTEMPT_COUNT, "attempt_count")
			.text(Trait.BILLING_REASON, "billing_reason")
			.text(Trait.HOSTED_URL, "hosted_invoice_url")
			.text(Trait.NAME, "customer_name")
			.text(Trait.EMAIL, "customer_email")
			.flag(Trait.LIVE_MODE, "livemode");
	}

	private void money(Traits traits) {
		traits.currency(Trait.CURRENCY, "currency")
			.minor(Trait.AMOUNT_DUE, "currency", "amount_due")
			.minor(Trait.AMOUNT_PAID, "currency", "amount_paid")
			.minor(Trait.AMOUNT_REMAINING, "currency", "amount_remaining");
	}

	private void dates(Traits traits) {
		traits.moment(Trait.OCCURRED, "created", "date")
			.moment(Trait.DUE_DATE, "due_date")
			.moment(Trait.NEXT_ATTEMPT, "next_payment_attempt")
			.moment(Trait.PAID_AT, "status_transitions.paid_at");
	}

	private void links(Traits traits) {
		traits.id(Trait.CUSTOMER, "customer")
			.id(Trait.SUBSCRIPTION, "parent.subscription_details.subscription", "subscription")
			.id(Trait.INTENT, "payments.data.payment.payment_intent", "payment_intent")
			.id(Trait.CHARGE, "payments.data.payment.charge", "charge");
	}

	/** What the invoice shows of its subscription. */
	private Fact subscription(Snapshot invoice, String id, InvoiceStatus status, EventContext event) {
		Traits traits = new Traits(invoice);
		Metadata.read(invoice, "subscription_details.metadata", traits);
		Metadata.read(invoice, "parent.subscription_details.metadata", traits);
		return event.fact(RecordKind.INVOICE, id, Source.SUBSCRIPTION, status.order(), traits.said());
	}

	private boolean isOutOfBand(Snapshot invoice) {
		return invoice.isTrue("paid_out_of_band")
				|| invoice.integer("amount_paid_off_stripe").filter((amount) -> amount.signum() > 0).isPresent();
	}

	/** Money that came past Stripe is a payment all the same. */
	private Fact outOfBand(Snapshot invoice, String id, EventContext event) {
		Traits traits = new Traits(invoice).put(Trait.STATUS, PaymentStatus.SUCCESS.name())
			.put(Trait.LIVE, "true")
			.put(Trait.INVOICE, id)
			.minor(Trait.AMOUNT, "currency",
					invoice.isTrue("paid_out_of_band") ? "amount_due" : "amount_paid_off_stripe")
			.currency(Trait.CURRENCY, "currency")
			.id(Trait.CUSTOMER, "customer")
			.put(Trait.METHOD, InvoicePaymentReader.OUT_OF_BAND)
			.put(Trait.METHOD_GROUP, PaymentMethods.group(InvoicePaymentReader.OUT_OF_BAND))
			.put(Trait.OCCURRED, Canonical.moment(invoice.moment("status_transitions.paid_at").orElse(event.created())))
			.flag(Trait.LIVE_MODE, "livemode");
		return event.fact(RecordKind.PAYMENT, id, Source.PAYMENT, PaymentStatus.SUCCESS.order(), traits.said());
	}

}
