package org.almoner.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts what is too much for one command. */
final class Batches {

	private Batches() {
	}

	static <T> List<List<T>> of(Collection<T> items, int size) {
		List<T> all = List.copyOf(items);
		List<List<T>> batches = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			batches.add(all.subList(from, Math.min(all.size(), from + size)));
		}
		return batches;
	}

}
