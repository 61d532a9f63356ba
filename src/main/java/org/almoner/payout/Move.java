package org.almoner.payout;

import org.jspecify.annotations.Nullable;

/** What became of a step. */
sealed interface Move {

	/** There is more to do. */
	record On(Course course) implements Move {
	}

	/**
	 * All is done.
	 *
	 * @param problem what an admin must know of it; null where nothing
	 */
	record Done(@Nullable String problem) implements Move {
	}

	/** It is given up, for a reason in words. */
	record GivenUp(String why) implements Move {
	}

}
