package org.almoner.salesforce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sforce.soap.partner.QueryResult;
import com.sforce.ws.bind.XmlObject;
import org.jspecify.annotations.Nullable;

/**
 * A page of a query's rows, or of a subquery's.
 *
 * @param rows those of this page
 * @param size how many there are on all pages
 * @param next where the next page is; null on the last
 */
record RowPage(List<Row> rows, int size, @Nullable String next) {

	private static final String DONE = "done";

	static RowPage of(QueryResult page) {
		return new RowPage(Arrays.stream(page.getRecords()).map(Rows::read).toList(), page.getSize(),
				page.isDone() ? null : page.getQueryLocator());
	}

	/**
	 * The first pages of a record's subqueries, by relationship. The client leaves these
	 * untyped, other than the query's own.
	 */
	static Map<String, RowPage> ofChildren(XmlObject record) {
		Map<String, RowPage> pages = new LinkedHashMap<>();
		record.getChildren().forEachRemaining((child) -> {
			if (child.getChild(DONE) != null) {
				pages.put(child.getName().getLocalPart(), of(child));
			}
		});
		return pages;
	}

	private static RowPage of(XmlObject page) {
		List<Row> rows = new ArrayList<>();
		page.getChildren("records").forEachRemaining((record) -> rows.add(Rows.read(record)));
		boolean isLast = Boolean.parseBoolean(String.valueOf(page.getField(DONE)));
		return new RowPage(rows, Integer.parseInt(String.valueOf(page.getField("size"))),
				isLast ? null : String.valueOf(page.getField("queryLocator")));
	}

}
