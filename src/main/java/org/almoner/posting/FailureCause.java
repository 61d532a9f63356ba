package org.almoner.posting;

import java.util.regex.Pattern;

/**
 * Why events failed, without what differs from one to the next: ids and amounts.
 *
 * @param text the cause in words
 */
public record FailureCause(String text) {

	private static final String SOMETHING = "…";

	/**
	 * The gateway's ids, such as {@code ch_3Nabc}; no API names, which begin with a
	 * capital.
	 */
	private static final Pattern GATEWAY_ID = Pattern.compile("\\b[a-z]{2,8}_[A-Za-z0-9_]+");

	private static final Pattern RECORD_ID = Pattern
		.compile("\\b(?=[A-Za-z]*[0-9])[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?\\b");

	private static final Pattern NUMBER = Pattern.compile("\\b[0-9](?:[0-9.,:]*[0-9])?\\b");

	/** The cause behind a reason. */
	public static FailureCause of(String reason) {
		String text = GATEWAY_ID.matcher(reason).replaceAll(SOMETHING);
		text = RECORD_ID.matcher(text).replaceAll(SOMETHING);
		text = NUMBER.matcher(text).replaceAll(SOMETHING).strip();
		return new FailureCause(text.isEmpty() ? "No reason is known" : text);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
