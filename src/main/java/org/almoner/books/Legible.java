package org.almoner.books;

/**
 * Text as the org gives it back: without the characters that its XML can't carry, and
 * with the line ends that XML makes of all others. A field that came back otherwise than
 * it was written would look as if a person had changed it.
 *
 * @see <a href="https://www.w3.org/TR/xml/#sec-line-ends">XML 1.0, 2.2 and 2.11</a>
 */
final class Legible {

	private static final int DELETE = 0x7F;

	private static final int LAST_C1 = 0x9F;

	private Legible() {
	}

	static String text(String text) {
		if (text.codePoints().allMatch((c) -> c != '\r' && isCarried(c))) {
			return text;
		}
		StringBuilder legible = new StringBuilder(text.length());
		text.replace("\r\n", "\n")
			.replace('\r', '\n')
			.codePoints()
			.filter(Legible::isCarried)
			.forEach(legible::appendCodePoint);
		return legible.toString();
	}

	private static boolean isCarried(int c) {
		boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= DELETE && c <= LAST_C1);
		boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
		return !control && !half && c != 0xFFFE && c != 0xFFFF;
	}

}
