package org.almoner.account;

import java.util.regex.Pattern;

/**
 * The key of a Gateway Account: the last segment of its endpoint's URL and the first part
 * of every external id.
 *
 * @param value 24 characters a-z and 0-9
 */
public record AccountKey(String value) {

	private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{24}");

	public AccountKey {
		if (!matches(value)) {
			throw new IllegalArgumentException("An account key has 24 characters a-z and 0-9");
		}
	}

	/** Whether a text has the shape of an account key. */
	public static boolean matches(String text) {
		return SHAPE.matcher(text).matches();
	}

	/** The external id of one of this account's objects, as DATA_MODEL says. */
	public String externalId(String providerId) {
		return this.value + ":" + providerId;
	}

	@Override
	public String toString() {
		return this.value;
	}

}
