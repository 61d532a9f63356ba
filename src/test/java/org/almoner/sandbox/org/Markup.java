package org.almoner.sandbox.org;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Writes elements of an answer, with everything escaped. */
final class Markup {

	private static final Map<Integer, String> ESCAPES = Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;",
			(int) '"', "&quot;", (int) '\'', "&#39;", (int) '\r', "&#13;");

	private final StringBuilder out = new StringBuilder(1024);

	static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().filter(Markup::isAllowed).forEach((c) -> {
			String entity = ESCAPES.get(c);
			if (entity != null) {
				escaped.append(entity);
			}
			else {
				escaped.appendCodePoint(c);
			}
		});
		return escaped.toString();
	}

	private static boolean isAllowed(int c) {
		return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)) || c == '\t' || c == '\n'
				|| c == '\r';
	}

	Markup open(String tag) {
		this.out.append('<').append(tag).append('>');
		return this;
	}

	/** Closes an element; of a tag with attributes only the name is repeated. */
	Markup close(String tag) {
		int space = tag.indexOf(' ');
		this.out.append("</").append((space < 0) ? tag : tag.substring(0, space)).append('>');
		return this;
	}

	Markup text(String tag, String text) {
		open(tag);
		this.out.append(escape(text));
		return close(tag);
	}

	/** An element with a text, or a nil one. */
	Markup textOrNil(String tag, @Nullable String text) {
		return (text == null) ? nil(tag) : text(tag, text);
	}

	Markup nil(String tag) {
		this.out.append('<').append(tag).append(" xsi:nil=\"true\"/>");
		return this;
	}

	/** Adds what is markup already. */
	Markup raw(String markup) {
		this.out.append(markup);
		return this;
	}

	@Override
	public String toString() {
		return this.out.toString();
	}

}
