package org.almoner.gateway.stripe;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of Stripe's event types lead to what: one line a type.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/events/types">docs.stripe.com/api/events/types</a>
 */
final class EventTypes {

	/** On the list to tick, and of no consequence: what it tells the charge tells too. */
	private static final Set<String> PASSED_OVER = Set.of("payment_intent.amount_capturable_updated");

	private final Map<String, EventType> types = new LinkedHashMap<>();

	EventTypes() {
		ObjectReader charge = new ChargeReader();
		ObjectReader intent = new PaymentIntentReader();
		ObjectReader invoice = new InvoiceReader();
		ObjectReader payout = new PayoutReader();
		ObjectReader customer = new CustomerReader();

		add("charge", "the payment (or try) and its gift", charge, "charge.pending", "charge.succeeded",
				"charge.failed", "charge.updated", "charge.captured", "charge.expired", "charge.refunded");
		add("payment_intent", "the payment of its latest charge, and its gift", intent, "payment_intent.succeeded",
				"payment_intent.processing", "payment_intent.payment_failed", "payment_intent.canceled");
		add("payment_intent", "nothing, it is Ignored: the charge tells the same", intent,
				"payment_intent.amount_capturable_updated");
		add("invoice", "the invoice, linked with its payment and gift; paid past Stripe, a payment and a gift too",
				invoice, "invoice.finalized", "invoice.paid", "invoice.payment_succeeded", "invoice.payment_failed",
				"invoice.marked_uncollectible", "invoice.voided");
		// understood when they come, but an endpoint that fails on them delays
		// finalisation
		addUnsubscribed("invoice", "the invoice, as above", invoice, "invoice.created", "invoice.updated");
		add("invoice_payment", "the link of an invoice with its payment; paid past Stripe, a payment and a gift",
				new InvoicePaymentReader(), "invoice_payment.paid");
		add("payout", "the payout; it is compared with its lines once Stripe can say what they are", payout,
				"payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled",
				"payout.reconciliation_completed");
		add("customer", "the customer", customer, "customer.created", "customer.updated", "customer.deleted");
		add("refund", "the refund; its payment and gift restated", new RefundReader(), "refund.created",
				"refund.updated", "refund.failed", "charge.refund.updated");
		add("dispute", "the dispute, the money it moves as adjustments; its payment and gift restated",
				new DisputeReader(), "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
				"charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated");
		add("subscription", "the subscription", new SubscriptionReader(), "customer.subscription.created",
				"customer.subscription.updated", "customer.subscription.deleted", "customer.subscription.paused",
				"customer.subscription.resumed");
		add("payment_method", "the payment method", new PaymentMethodReader(), "payment_method.attached",
				"payment_method.updated", "payment_method.automatically_updated", "payment_method.detached");
		add("product", "the product", new ProductReader(), "product.created", "product.updated", "product.deleted");
		add("checkout.session", "once paid, the gift of its payment intent, with what the donor said",
				new CheckoutSessionReader(), "checkout.session.completed", "checkout.session.async_payment_succeeded",
				"checkout.session.async_payment_failed");
	}

	private void add(String object, String writes, ObjectReader reader, String... names) {
		for (String name : names) {
			this.types.put(name, new EventType(name, object, writes, reader, true));
		}
	}

	private void addUnsubscribed(String object, String writes, ObjectReader reader, String... names) {
		for (String name : names) {
			this.types.put(name, new EventType(name, object, writes, reader, false));
		}
	}

	/** The type of that name, if it leads to records. */
	Optional<EventType> find(String name) {
		return Optional.ofNullable(this.types.get(name)).filter((type) -> !PASSED_OVER.contains(name));
	}

	/** All of them, in the order of the table. */
	Collection<EventType> all() {
		return Collections.unmodifiableCollection(this.types.values());
	}

	/** The names of the types that an endpoint subscribes to. */
	List<String> subscribed() {
		return this.types.values().stream().filter(EventType::subscribed).map(EventType::name).toList();
	}

	/**
	 * An event type that an endpoint subscribes to, or that is understood when it comes.
	 *
	 * @param name Stripe's name of it
	 * @param object the type of the object it holds
	 * @param writes what is written when it comes, in words for an admin
	 * @param reader who reads that object
	 * @param subscribed whether an endpoint subscribes to it
	 */
	record EventType(String name, String object, String writes, ObjectReader reader, boolean subscribed) {
	}

}
