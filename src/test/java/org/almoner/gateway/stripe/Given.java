package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds events as Stripe would send them, one short history at a time. */
final class Given {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final List<Event> events = new ArrayList<>();

	/** An event. */
	record Event(String id, String type, String payload) {
	}

	/**
	 * An event at a second, of an object written as JSON with single quotes.
	 */
	Given event(String type, long created, String object) {
		String id = "evt_%03d_%s".formatted(this.events.size(), type.replace('.', '_'));
		ObjectNode event = JSON.createObjectNode();
		event.put("id", id)
			.put("object", "event")
			.put("type", type)
			.put("created", 1_760_000_000 + created)
			.put("livemode", true)
			.put("api_version", "2026-07-29.dahlia");
		event.putObject("data").set("object", JSON.readTree(object.replace('\'', '"')));
		this.events.add(new Event(id, type, event.toString()));
		return this;
	}

	List<Event> events() {
		return this.events;
	}

	/** A charge; more is further JSON that starts with a comma. */
	static String charge(String id, String status, String intent, String more) {
		return """
				{'id':'%s','object':'charge','amount':5000,'amount_refunded':0,'captured':true,'created':1760000000,
				'currency':'usd','status':'%s','payment_intent':%s,'customer':'cus_1','livemode':true,
				'billing_details':{'name':'Ada Lovelace','email':'ada@example.org'},'metadata':{'designation':'Roof'},
				'payment_method_details':{'type':'card','card':{'brand':'visa','last4':'4242',
				'network_transaction_id':'net_1'}}%s}""".formatted(id, status, quoted(intent), more);
	}

	/** A payment intent whose newest charge is given. */
	static String intent(String id, String status, String charge, String more) {
		return """
				{'id':'%s','object':'payment_intent','amount':5000,'amount_received':%d,'created':1760000000,
				'currency':'usd','status':'%s','latest_charge':%s,'customer':'cus_1','livemode':true,'metadata':{},
				'canceled_at':null%s}""".formatted(id, status.equals("succeeded") ? 5000 : 0, status, quoted(charge),
				more);
	}

	/** An invoice as it is since 2025-03-31.basil. */
	static String invoice(String id, String status, String more) {
		boolean paid = status.equals("paid");
		return """
				{'id':'%s','object':'invoice','amount_due':5000,'amount_paid':%d,'amount_remaining':%d,'created':1760000000,
				'currency':'usd','status':'%s','customer':'cus_1','livemode':true,'billing_reason':'subscription_cycle',
				'customer_name':'Ada L.','customer_email':'ada@example.org','metadata':{},'attempt_count':1,
				'parent':{'type':'subscription_details','subscription_details':{'subscription':'sub_1','metadata':
				{'designation':'Bells'}}}%s}"""
			.formatted(id, paid ? 5000 : 0, paid ? 0 : 5000, status, more);
	}

	/** A paid invoice payment. */
	static String invoicePayment(String invoice, String payment) {
		return """
				{'id':'inpay_1','object':'invoice_payment','invoice':'%s','amount_paid':5000,'currency':'usd',
				'created':1760000000,'livemode':true,'status':'paid','payment':%s,
				'status_transitions':{'paid_at':1760000005}}""".formatted(invoice, payment);
	}

	private static String quoted(String id) {
		return id.isEmpty() ? "null" : "'" + id + "'";
	}

}
