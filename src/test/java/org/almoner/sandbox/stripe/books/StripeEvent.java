package org.almoner.sandbox.stripe.books;

/**
 * An event as Stripe would deliver it.
 *
 * @param id such as {@code evt_1…}
 * @param type such as {@code charge.succeeded}
 * @param created seconds of the Unix epoch
 * @param objectId the id of the object whose snapshot the event holds
 * @param json the whole event, the body of a delivery
 */
public record StripeEvent(String id, String type, long created, String objectId, String json) {

	/** The same event as if it had happened at another time. */
	public StripeEvent happeningAt(long seconds) {
		String moved = Doc.parse(this.json).set("created", seconds).json();
		return new StripeEvent(this.id, this.type, seconds, this.objectId, moved);
	}

}
