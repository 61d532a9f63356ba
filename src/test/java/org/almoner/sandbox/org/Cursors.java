package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rest of answers that did not fit a page; the oldest goes when a user has too many
 * open.
 */
final class Cursors {

	private static final int MOST_OPEN = 10;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Cursor> open = new LinkedHashMap<>();

	private long numbers;

	/**
	 * A page of an answer.
	 *
	 * @param answer the answer
	 * @param from its first record
	 * @param to the first record of the next page
	 * @param locator where the next page is, empty for the last one
	 * @param children first pages of what the subqueries found for each of its records
	 */
	record Page(Answer answer, int from, int to, String locator, List<Map<String, Page>> children) {

		/** What the subqueries found for one of the records, by relationship. */
		Map<String, Page> children(int number) {
			return this.children.get(number - this.from);
		}

	}

	private record Cursor(Answer answer, int batch) {
	}

	Page first(Answer answer, int batch) {
		if (answer.records().size() <= batch) {
			return page(answer, 0, answer.records().size(), "", batch);
		}
		this.lock.lock();
		try {
			String name = Ids.of("01g", ++this.numbers);
			this.open.put(name, new Cursor(answer, batch));
			if (this.open.size() > MOST_OPEN) {
				this.open.remove(this.open.keySet().iterator().next());
			}
			return page(answer, 0, batch, name + "-" + batch, batch);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The page of a locator.
	 * @throws CallFault if it has expired or never was
	 */
	Page next(String locator) {
		this.lock.lock();
		try {
			String[] parts = locator.split("-", 2);
			Cursor cursor = this.open.get(parts[0]);
			if (cursor == null || parts.length < 2 || !parts[1].matches("\\d{1,9}")) {
				throw new CallFault("InvalidQueryLocatorFault", "INVALID_QUERY_LOCATOR", "invalid query locator");
			}
			int size = cursor.answer().records().size();
			int from = Math.min(size, Integer.parseInt(parts[1]));
			int to = Math.min(size, from + cursor.batch());
			if (to == size) {
				this.open.remove(parts[0]);
			}
			return page(cursor.answer(), from, to, (to == size) ? "" : parts[0] + "-" + to, cursor.batch());
		}
		finally {
			this.lock.unlock();
		}
	}

	private Page page(Answer answer, int from, int to, String locator, int batch) {
		List<Map<String, Page>> children = new ArrayList<>();
		answer.children().subList(from, to).forEach((found) -> {
			Map<String, Page> pages = new LinkedHashMap<>();
			found.forEach((relationship, child) -> pages.put(relationship, first(child, batch)));
			children.add(pages);
		});
		return new Page(answer, from, to, locator, children);
	}

	void expire() {
		this.lock.lock();
		try {
			this.open.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

}
