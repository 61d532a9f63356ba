package org.almoner.log;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log are wanted; the newest come first.
 *
 * @param level of this level only; null for all
 * @param source of this source only; null for all
 * @param account of the account with this key only; null for all
 * @param after those that follow the entry with this {@link LogLine#place()}; null to
 * begin with the newest
 */
public record LogQuestion(@Nullable Level level, @Nullable String source, @Nullable String account,
		@Nullable String after) {

	Optional<Level> optionalLevel() {
		return Optional.ofNullable(this.level);
	}

	Optional<String> optionalSource() {
		return Optional.ofNullable(this.source);
	}

	Optional<String> optionalAccount() {
		return Optional.ofNullable(this.account);
	}

	Optional<String> optionalAfter() {
		return Optional.ofNullable(this.after);
	}

}
