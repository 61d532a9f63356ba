package org.almoner.salesforce;

import java.util.regex.Pattern;

/**
 * The id of a record in the org.
 *
 * @param value 15 or 18 letters and digits
 */
public record RecordId(String value) {

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

	public RecordId {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("A Salesforce id has 15 or 18 letters and digits");
		}
	}

	/** Whether a text has the shape of a record id. */
	public static boolean matches(String text) {
		return SHAPE.matcher(text).matches();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
