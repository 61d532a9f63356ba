package org.almoner.console;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How one thing is doing.
 *
 * @param name what it is
 * @param state how it is
 * @param sentence the same in words, and what to do where something is to be done
 * @param link where to see more; null for nowhere
 * @param share how full a measure is, from 0 to 100; null where there is none
 */
record Light(String name, State state, String sentence, @Nullable String link, @Nullable Integer share) {

	/** How a thing is. */
	enum State {

		/** As it should be. */
		GOOD("Well"),
		/** Somebody should look. */
		WARN("Look"),
		/** Somebody must act. */
		BAD("Act"),
		/** Not in use, or not known. */
		OFF("Off");

		private final String word;

		State(String word) {
			this.word = word;
		}

		/** What is shown, for colour alone tells nobody. */
		public String word() {
			return this.word;
		}

		/** The class in the style sheet. */
		public String style() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	static Light of(String name, State state, String sentence) {
		return new Light(name, state, sentence, null, null);
	}

	Light link(String to) {
		return new Light(this.name, this.state, this.sentence, to, this.share);
	}

	Light share(long part, long whole) {
		return new Light(this.name, this.state, this.sentence, this.link, Math.clamp(part * 100 / whole, 0, 100));
	}

}
