package org.almoner.gateway.stripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of Stripe's event types lead to what: one line a type.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/events/types">docs.stripe.com/api/events/types</a>
 */
final class EventTypes {

	private final Map<String, EventType> types = new LinkedHashMap<>();

	EventTypes() {
		ObjectReader charge = new ChargeReader();
		ObjectReader intent = new PaymentIntentReader();
		ObjectReader invoice = new InvoiceReader();
		ObjectReader payout = new PayoutReader();
		ObjectReader customer = new CustomerReader();

		add("charge", charge, "charge.pending", "charge.succeeded", "charge.failed", "charge.updated",
				"charge.captured", "charge.expired", "charge.refunded");
		add("payment_intent", intent, "payment_intent.succeeded", "payment_intent.processing",
				"payment_intent.payment_failed", "payment_intent.canceled");
		add("invoice", invoice, "invoice.finalized", "invoice.paid", "invoice.payment_succeeded",
				"invoice.payment_failed", "invoice.marked_uncollectible", "invoice.voided");
		// understood when they come, but an endpoint that fails on them delays
		// finalisation
		addUnsubscribed("invoice", invoice, "invoice.created", "invoice.updated");
		add("invoice_payment", new InvoicePaymentReader(), "invoice_payment.paid");
		add("payout", payout, "payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled",
				"payout.reconciliation_completed");
		add("refund", new RefundReader(), "refund.created", "refund.updated", "refund.failed", "charge.refund.updated");
		add("dispute", new DisputeReader(), "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
				"charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated");
		add("subscription", new SubscriptionReader(), "customer.subscription.created", "customer.subscription.updated",
				"customer.subscription.deleted", "customer.subscription.paused", "customer.subscription.resumed");
		add("payment_method", new PaymentMethodReader(), "payment_method.attached", "payment_method.updated",
				"payment_method.automatically_updated", "payment_method.detached");
		add("product", new ProductReader(), "product.created", "product.updated", "product.deleted");
		add("checkout.session", new CheckoutSessionReader(), "checkout.session.completed",
				"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed");
		add("customer", customer, "customer.created", "customer.updated", "customer.deleted");
	}

	private void add(String object, ObjectReader reader, String... names) {
		for (String name : names) {
			this.types.put(name, new EventType(name, object, reader, true));
		}
	}

	private void addUnsubscribed(String object, ObjectReader reader, String... names) {
		for (String name : names) {
			this.types.put(name, new EventType(name, object, reader, false));
		}
	}

	/** The type of that name, if it leads to records. */
	Optional<EventType> find(String name) {
		return Optional.ofNullable(this.types.get(name));
	}

	/** The names of the types that an endpoint subscribes to. */
	List<String> subscribed() {
		return this.types.values().stream().filter(EventType::subscribed).map(EventType::name).toList();
	}

	/**
	 * An event type that leads to records.
	 *
	 * @param name Stripe's name of it
	 * @param object the type of the object it holds
	 * @param reader who reads that object
	 * @param subscribed whether an endpoint subscribes to it
	 */
	record EventType(String name, String object, ObjectReader reader, boolean subscribed) {
	}

}
