package org.almoner.salesforce;

import java.util.List;

import com.sforce.soap.partner.sobject.SObject;

/** Writes rows for the measurements of another room. */
public final class RowsOf {

	private RowsOf() {
	}

	/** Rows as the SOAP client's objects. */
	public static List<SObject> written(List<Row> rows) {
		return rows.stream().map(Rows::withId).toList();
	}

}
