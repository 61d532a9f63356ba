package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.almoner.gateway.Notice;
import org.almoner.gateway.Notice.Level;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not asked of Stripe, or not answered.
 *
 * @param why in short, for the process' log
 * @param notice for the admin
 */
record Obstacle(String why, Notice notice) {

	private static final String LATER = " What was left out is asked for again with the next event of the same payment,"
			+ " or when its events are replayed.";

	private static final String EVERYTHING = "what events leave out (fees, net amounts, the invoices of payments) stays"
			+ " empty";

	/** What stays empty where a resource can't be read. */
	private static final Map<String, String> MEANING = Map.of("balance_transactions",
			"fee, net, the settlement amount and the day on which it is available stay empty on payments and refunds, and"
					+ " so do fee and net of their gifts",
			"invoice_payments",
			"payments and gifts are linked to their invoice only once an event does so, and an instalment of a"
					+ " subscription that failed makes no gift",
			"refunds",
			"refunds of which no event tells have no record; the refunded amount of their payment is right even so",
			"disputes", "money that a dispute moved has no Adjustment where the event does not show it");

	/** The key is good for nothing. */
	static Obstacle keyRefused() {
		return new Obstacle("the API key is not valid", new Notice("stripe-key-refused", Level.ERROR,
				"Stripe refuses the API key of this account: it was rolled, was deleted or has expired",
				"What it means: records are written from events as before, but " + EVERYTHING
						+ ". What to do: in Stripe's Dashboard, under Developers > API keys, make a new key, and connect"
						+ " this Gateway Account again with it." + LATER));
	}

	/**
	 * The key lacks a permission.
	 * @param resource what was asked for, such as {@code refunds}
	 * @param named the permission, where Stripe named it
	 */
	static Obstacle forbidden(String resource, @Nullable Permission named) {
		Permission permission = Optional.ofNullable(named).orElseGet(() -> Permission.toRead(resource));
		String meaning = MEANING.getOrDefault(resource, EVERYTHING);
		return new Obstacle("the API key lacks the permission " + permission.name(), new Notice(
				"stripe-permission-" + permission.name(), Level.WARNING,
				"The API key lacks the permission \"" + permission.label() + "\"",
				doubt(named) + "What it means: " + meaning
						+ ". What to do: in Stripe's Dashboard, under Developers > API keys, edit the restricted"
						+ " key of this account, set \"" + permission.row() + "\" to " + permission.level() + " ("
						+ permission.name() + ") and save; it counts within minutes." + LATER));
	}

	private static String doubt(@Nullable Permission named) {
		return (named != null) ? ""
				: "Stripe did not name the permission; this is the one that is usually needed. If the key has it, see"
						+ " whether the key is limited to certain IP addresses. ";
	}

	/** Stripe asks to wait. */
	static Obstacle tooFast(Duration pause) {
		return new Obstacle("Stripe asks to wait " + pause.toSeconds() + " s", new Notice("stripe-rate-limit",
				Level.INFO, "Stripe had too many requests of this account, from Almoner or from others",
				"What it means: some of what events leave out comes later. What to do: nothing, if it is rare; else see"
						+ " which other integrations use this Stripe account." + LATER));
	}

	/** Stripe does not answer, or not what can be read. */
	static Obstacle away(String why) {
		return new Obstacle(why, new Notice("stripe-away", Level.INFO, "Stripe's API did not answer: " + why,
				"What it means: some of what events leave out comes later. What to do: nothing, if it passes; see"
						+ " https://status.stripe.com." + LATER));
	}

	/** A bound of Almoner's own. */
	static Obstacle bound(String why) {
		return new Obstacle(why,
				new Notice("stripe-look-up-limit", Level.INFO,
						"Not everything that events leave out was asked for: " + why,
						"What it means: at busy times some fields come later." + LATER));
	}

	/** An answer of an unforeseen shape. */
	static Obstacle unforeseen(String why) {
		return new Obstacle("an error nobody foresaw: " + why, new Notice("stripe-look-up-error", Level.WARNING,
				"An answer of Stripe's could not be made use of: " + why,
				"What it means: some of what events leave out stays empty. What to do: tell those who look after"
						+ " Almoner; its log has more." + LATER));
	}

}
