package org.almoner.salesforce;

/** Text that an XML 1.0 document can carry. */
public final class XmlText {

	private XmlText() {
	}

	/**
	 * The text without the characters that XML 1.0 forbids: control characters but TAB,
	 * LF and CR, U+FFFE, U+FFFF, and halves of a surrogate pair. One of them in one row
	 * would make the org refuse the whole call.
	 *
	 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2 Characters</a>
	 */
	public static String clean(String text) {
		if (text.codePoints().allMatch(XmlText::isAllowed)) {
			return text;
		}
		StringBuilder clean = new StringBuilder(text.length());
		text.codePoints().filter(XmlText::isAllowed).forEach(clean::appendCodePoint);
		return clean.toString();
	}

	private static boolean isAllowed(int c) {
		if (c < 0x20) {
			return c == '\t' || c == '\n' || c == '\r';
		}
		return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
	}

}
