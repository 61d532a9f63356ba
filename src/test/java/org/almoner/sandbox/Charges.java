package org.almoner.sandbox;

/** Events of card payments in test mode, as Stripe writes them, one gift each. */
final class Charges {

	static final String DONOR = "Philippa Quillfeather";

	static final String EMAIL = "philippa.quillfeather@donors.example";

	private Charges() {
	}

	/** A success; everything of it is called by one number. */
	static String succeeded(String number) {
		return succeeded("evt_" + number, number, 1_760_000_000, DONOR, "");
	}

	/**
	 * A success.
	 * @param event the event's id
	 * @param number what charge and payment intent are called by
	 * @param created when the event was made
	 * @param donor the donor's name as it stands in JSON
	 * @param more further JSON of the charge that starts with a comma
	 */
	static String succeeded(String event, String number, long created, String donor, String more) {
		return event(event, "charge.succeeded", created, """
				{"id":"ch_%1$s","object":"charge","amount":2500,"amount_refunded":0,"captured":true,
				"created":1760000000,"currency":"usd","status":"succeeded","payment_intent":"pi_%1$s",
				"livemode":false,"billing_details":{"name":"%2$s","email":"%3$s"},"metadata":{},
				"payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242"}}%4$s}"""
			.formatted(number, donor, EMAIL, more));
	}

	/** The intent's own success event for the same payment. */
	static String intentSucceeded(String number) {
		return event("evt_pi_" + number, "payment_intent.succeeded", 1_760_000_000, """
				{"id":"pi_%1$s","object":"payment_intent","amount":2500,"amount_received":2500,
				"created":1760000000,"currency":"usd","status":"succeeded","latest_charge":"ch_%1$s",
				"livemode":false,"metadata":{},"canceled_at":null}""".formatted(number));
	}

	/** An event of any type about any object. */
	static String event(String id, String type, long created, String object) {
		return """
				{"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,"livemode":false,
				"type":"%s","pending_webhooks":1,"request":{"id":null},"data":{"object":%s}}""".formatted(id, created,
				type, object);
	}

}
