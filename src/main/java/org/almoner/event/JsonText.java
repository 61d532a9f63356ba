package org.almoner.event;

/** JSON as text that XML 1.0 can carry and that means the same. */
final class JsonText {

	private static final int DELETE = 0x7F;

	private static final int LAST_C1 = 0x9F;

	private JsonText() {
	}

	/**
	 * Writes the characters that XML can't carry, or that are changed on its way, as JSON
	 * escapes. They can only stand inside of JSON strings.
	 */
	static String forXml(String json) {
		if (json.chars().allMatch(JsonText::isCarried)) {
			return json;
		}
		StringBuilder text = new StringBuilder(json.length() + 16);
		json.chars().forEach((c) -> {
			if (isCarried(c)) {
				text.append((char) c);
			}
			else {
				text.append(String.format("\\u%04x", c));
			}
		});
		return text.toString();
	}

	/**
	 * How many characters Salesforce may count: a line end can count as two.
	 */
	static long countedLength(String text) {
		return text.length() + text.chars().filter((c) -> c == '\n').count();
	}

	private static boolean isCarried(int c) {
		boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= DELETE && c <= LAST_C1);
		return !control && c != 0xFFFE && c != 0xFFFF;
	}

}
