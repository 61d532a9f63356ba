package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a failing case whatever it does not need to fail. */
final class Shrinking {

	private Shrinking() {
	}

	/**
	 * The items that a failure needs, in their order: none of them can be left out.
	 * @param items items with which it fails
	 * @param fails whether it still fails with some of them
	 */
	static <T> List<T> shortest(List<T> items, Predicate<List<T>> fails) {
		List<T> kept = items;
		for (int size = Math.max(1, items.size() / 2); size > 1; size /= 2) {
			kept = withoutRuns(kept, size, fails);
		}
		List<T> before;
		do {
			before = kept;
			kept = withoutRuns(kept, 1, fails);
		}
		while (kept.size() < before.size());
		return kept;
	}

	private static <T> List<T> withoutRuns(List<T> items, int size, Predicate<List<T>> fails) {
		List<T> kept = items;
		for (int from = 0; from < kept.size();) {
			List<T> fewer = new ArrayList<>(kept.subList(0, from));
			fewer.addAll(kept.subList(Math.min(kept.size(), from + size), kept.size()));
			if (fails.test(fewer)) {
				kept = fewer;
			}
			else {
				from += size;
			}
		}
		return kept;
	}

}
