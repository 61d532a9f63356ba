package org.almoner.books;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A last-writer-wins register: merging is commutative, associative and idempotent, which
 * is why the order of events does not matter. Only what a gateway's API showed at two
 * times has one stamp and may have two values: then the later reading counts.
 *
 * @param stamp when it was so
 * @param value canonical text; null where it was said to be empty
 */
record Register(Stamp stamp, @Nullable String value) {

	/** The value of a register that is known to have one. */
	String text() {
		return Objects.requireNonNull(this.value);
	}

	/**
	 * What stays of two registers.
	 * @param other the one that was read later
	 */
	Register merge(Register other, Trait.Keep keep) {
		int order = this.stamp.compareTo(other.stamp);
		boolean mine = (keep == Trait.Keep.LATEST) ? order > 0 : order <= 0;
		return mine ? this : other;
	}

}
