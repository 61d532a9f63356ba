package org.almoner.event;

import java.util.ArrayList;
import java.util.List;

/** Lists in pieces that one question can hold. */
final class Chunks {

	private Chunks() {
	}

	static <T> List<List<T>> of(List<T> all, int size) {
		List<List<T>> chunks = new ArrayList<>();
		for (int start = 0; start < all.size(); start += size) {
			chunks.add(all.subList(start, Math.min(all.size(), start + size)));
		}
		return chunks;
	}

}
