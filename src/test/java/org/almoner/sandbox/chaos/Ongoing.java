package org.almoner.sandbox.chaos;

import java.util.function.IntSupplier;

/**
 * A fault that goes on until it is ended.
 *
 * @param met how often it was met so far; 1 where nobody counts
 * @param end ends it
 */
record Ongoing(IntSupplier met, Runnable end) {

	/** One that nobody counts. */
	static Ongoing uncounted(Runnable end) {
		return new Ongoing(() -> 1, end);
	}

	boolean isMet() {
		return this.met.getAsInt() > 0;
	}

}
