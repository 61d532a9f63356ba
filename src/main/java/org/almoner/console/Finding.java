package org.almoner.console;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A paragraph of what a comparison found, with what it lists.
 *
 * @param text the paragraph
 * @param items what is listed under it, one an item
 */
record Finding(String text, List<String> items) {

	/** As many as a page shows; the record in Salesforce has all. */
	private static final int MOST = 400;

	private static final String ITEM = "- ";

	/**
	 * Reads a detail: a line is a paragraph, or with a dash an item of the one before.
	 */
	static List<Finding> of(@Nullable String detail) {
		List<Finding> findings = new ArrayList<>();
		String text = (detail == null) ? "" : detail;
		text.lines().map(String::strip).filter((line) -> !line.isEmpty()).limit(MOST).forEach((line) -> {
			if (line.startsWith(ITEM) && !findings.isEmpty()) {
				findings.getLast().items().add(line.substring(ITEM.length()));
			}
			else {
				findings.add(new Finding(line, new ArrayList<>()));
			}
		});
		return findings;
	}

}
