package org.almoner.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Cuts rows into calls, in their order: at most 200 rows, a bounded number of bytes, and
 * at most 10 runs of rows of one type, which are the limits of the org for one call.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">API
 * request limits</a>
 */
final class Chunks {

	static final int MOST_ROWS = 200;

	static final int MOST_RUNS = 10;

	private Chunks() {
	}

	/**
	 * The calls.
	 * @param items what to cut
	 * @param type the type of an item
	 * @param bytes the size of an item; one beyond the bound travels alone
	 * @param mostBytes the most bytes of a call
	 */
	static <T> List<List<T>> of(List<T> items, Function<T, String> type, ToLongFunction<T> bytes, long mostBytes) {
		List<List<T>> chunks = new ArrayList<>();
		List<T> chunk = new ArrayList<>();
		long size = 0;
		int runs = 0;
		for (T item : items) {
			long more = bytes.applyAsLong(item);
			boolean isNewRun = chunk.isEmpty() || !type.apply(chunk.getLast()).equals(type.apply(item));
			if (!chunk.isEmpty()
					&& (chunk.size() == MOST_ROWS || size + more > mostBytes || (isNewRun && runs == MOST_RUNS))) {
				chunks.add(chunk);
				chunk = new ArrayList<>();
				size = 0;
				runs = 0;
				isNewRun = true;
			}
			chunk.add(item);
			size += more;
			runs += isNewRun ? 1 : 0;
		}
		if (!chunk.isEmpty()) {
			chunks.add(chunk);
		}
		return chunks;
	}

}
