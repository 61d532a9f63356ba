package org.almoner.gateway;

/**
 * Something about a gateway that an admin must know, in an admin's words. Never holds a
 * key, nor anything of a donor's.
 *
 * @param kind the cause as a short code that stays the same, such as
 * {@code stripe-key-refused}: one entry of the log a day, account and kind
 * @param level how much it matters
 * @param message what is the matter, one sentence of at most 255 characters
 * @param detail what it means, and what to do
 */
public record Notice(String kind, Level level, String message, String detail) {

	/** How much a notice matters. */
	public enum Level {

		/** Good to know: it heals by itself. */
		INFO,
		/** Somebody should look: something stays empty. */
		WARNING,
		/** Somebody must act. */
		ERROR

	}

}
