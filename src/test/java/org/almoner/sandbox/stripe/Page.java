package org.almoner.sandbox.stripe;

import java.util.List;

import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first, after Stripe's rules of paging by the ids of objects.
 */
record Page(List<Doc> data, boolean hasMore) {

	private static final int MOST = 100;

	private static final int USUAL = 10;

	/**
	 * The page that a request asks for.
	 * @param all everything that matches, newest first
	 */
	static Page of(List<Doc> all, String kind, Form form) {
		int limit = limit(form);
		@Nullable String after = form.get("starting_after");
		@Nullable String before = form.get("ending_before");
		if (before != null) {
			int end = place(all, before, kind);
			int start = Math.max(0, end - limit);
			return new Page(all.subList(start, end), start > 0);
		}
		int start = (after != null) ? place(all, after, kind) + 1 : 0;
		int end = Math.min(all.size(), start + limit);
		return new Page(all.subList(start, end), end < all.size());
	}

	private static int limit(Form form) {
		long limit = form.number("limit", USUAL);
		if (limit < 1 || limit > MOST) {
			throw StripeError.badParameter("limit",
					"This value must be between 1 and 100 (it currently is '" + limit + "').");
		}
		return (int) limit;
	}

	private static int place(List<Doc> all, String id, String kind) {
		if (all instanceof LongPayout.Lines lines) {
			return lines.placeOf(id).orElseThrow(() -> StripeError.noSuch(kind, id));
		}
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i).id().equals(id)) {
				return i;
			}
		}
		throw StripeError.noSuch(kind, id);
	}

	Doc asList(String url) {
		return Doc.list(url, this.data).set("has_more", this.hasMore);
	}

}
