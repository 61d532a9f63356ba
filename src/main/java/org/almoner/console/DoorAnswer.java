package org.almoner.console;

/** What became of a test event on its way to the door, in words for an admin. */
enum DoorAnswer {

	/** The door said 200. */
	ARRIVED("", ""),
	/** The name leads nowhere. */
	NO_SUCH_HOST("The address is not known on the internet.",
			"See that its name is spelt right; a new domain may take an hour until it is known everywhere."),
	/** Nobody listens. */
	NOBODY_THERE("Nothing listens at the address.",
			"See that Almoner's web process runs, and that the address and its port are right."),
	/** The certificate or the protocol is not good. */
	UNTRUSTED("The address has no valid certificate (TLS).",
			"See that the certificate is of this name, not expired and complete; Stripe sends to no other address."),
	/** No answer in time. */
	TOO_SLOW("There was no answer within 20 seconds.",
			"A firewall may stand in between, or the process is overloaded: see its log."),
	/** It says to go elsewhere. */
	REDIRECTED("The address sends its callers elsewhere.",
			"Stripe does not follow: use the address it sends to, with https if it sends there."),
	/** No such account there. */
	UNKNOWN("Whoever answers at the address does not know this account (404).",
			"The address leads to another site, or to an Almoner of another Salesforce org."),
	/** The account takes nothing. */
	INACTIVE("The door does not take this account's events (403).",
			"If it was connected a moment ago, another web process may learn of it within a minute: try again."),
	/** Somebody wants a password. */
	GUARDED("Something in front of Almoner asks for a password (401).",
			"Let the path /webhooks/ through without one: events carry a signature instead."),
	/** The signature is not good. */
	UNSIGNED("The door did not take the signature (400).",
			"Another Almoner answers there, or the signing secret changed a moment ago, or the clock is wrong by "
					+ "more than five minutes: try again in a minute."),
	/** Salesforce is away or the door is full. */
	UNAVAILABLE("The door can't take events now (503).",
			"Salesforce does not answer, or too much is under way. Stripe sends again by itself; "
					+ "look at the Overview, then try again."),
	/** Anything else. */
	ODD("The address gave an answer that Almoner's door never gives.",
			"Another program answers there: see that the address leads to this Almoner."),
	/** The account's URL is not of this site. */
	NOT_OURS("The account's endpoint URL does not lead to this Almoner.",
			"Disable the account and connect it again: then its endpoint leads here."),
	/** No secret to sign with. */
	NO_SECRET("There is no signing secret to sign a test event with.", "Connect the account first.");

	private final String what;

	private final String action;

	DoorAnswer(String what, String action) {
		this.what = what;
		this.action = action;
	}

	/** What happened, in a sentence. */
	String what() {
		return this.what;
	}

	/** What to do. */
	String action() {
		return this.action;
	}

	/** The meaning of an answer's status. */
	static DoorAnswer ofStatus(int status) {
		return switch (status) {
			case 200 -> ARRIVED;
			case 400 -> UNSIGNED;
			case 401 -> GUARDED;
			case 403 -> INACTIVE;
			case 404 -> UNKNOWN;
			case 502, 503, 504 -> UNAVAILABLE;
			default -> (status >= 300 && status < 400) ? REDIRECTED : ODD;
		};
	}

}
