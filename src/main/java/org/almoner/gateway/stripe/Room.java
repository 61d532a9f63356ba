package org.almoner.gateway.stripe;

import java.util.Optional;
import java.util.Set;

import org.almoner.books.Trait;

/**
 * How much of a text is kept. All that was said of a record stands in one field of it, so
 * that each text has its share there, whatever a payload holds. Words are cut: they never
 * stop money. An id, a code or an address that is too long for any field would be another
 * one if it were cut, and is none.
 */
final class Room {

	/** What the longest fields for words hold. */
	static final int LONG = 4_000;

	/** Well above what all other fields for words hold, which cut at a word. */
	static final int SHORT = 1_000;

	/** What the longest fields for ids hold. */
	static final int UNCUT = 255;

	private static final Set<Trait> LONG_WORDS = Set.of(Trait.DESCRIPTION, Trait.RESULT_MESSAGE, Trait.FAILURE_MESSAGE);

	private static final Set<Trait> SHORT_WORDS = Set.of(Trait.NAME, Trait.DESIGNATION, Trait.STATEMENT_DESCRIPTOR,
			Trait.BANK_NAME, Trait.REASON, Trait.OUTCOME_REASON, Trait.RESULT_CODE, Trait.DECLINE_CODE,
			Trait.FAILURE_CODE);

	private static final String ELLIPSIS = "…";

	/** JSON writes a control character as a backslash, a u and four digits. */
	private static final int ESCAPED_CONTROL = 6;

	private Room() {
	}

	/** What is kept of a text; nothing where it is too long and must not be cut. */
	static Optional<String> of(Trait trait, String text) {
		if (LONG_WORDS.contains(trait)) {
			return Optional.of(cut(text, LONG));
		}
		if (SHORT_WORDS.contains(trait)) {
			return Optional.of(cut(text, SHORT));
		}
		return Optional.of(text).filter((whole) -> end(whole, UNCUT) == whole.length());
	}

	private static String cut(String text, int room) {
		if (end(text, room) == text.length()) {
			return text;
		}
		String words = text.strip();
		int end = end(words, room);
		return (end == words.length()) ? words
				: words.substring(0, end(words, room - ELLIPSIS.length())).stripTrailing() + ELLIPSIS;
	}

	/** Where the characters end that have room, as JSON writes them. */
	private static int end(String text, int room) {
		int end = 0;
		int rest = room;
		while (end < text.length()) {
			int c = text.codePointAt(end);
			rest -= written(c);
			if (rest < 0) {
				return end;
			}
			end += Character.charCount(c);
		}
		return end;
	}

	private static int written(int c) {
		if (c < ' ') {
			return ESCAPED_CONTROL;
		}
		return (c == '"' || c == '\\') ? 2 : Character.charCount(c);
	}

}
