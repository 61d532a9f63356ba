package org.almoner.payout;

import java.util.Locale;

/** The gateway's reporting categories as words. */
public final class CategoryWords {

	private CategoryWords() {
	}

	/** Such as {@code risk reserved funds}; says so where there is none. */
	public static String of(String category) {
		return category.isEmpty() ? "no category" : category.replace('_', ' ').toLowerCase(Locale.ROOT);
	}

}
