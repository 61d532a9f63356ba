package org.almoner.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The one text for each value, so that equal values are equal texts. */
public final class Canonical {

	private Canonical() {
	}

	/** An amount or number: plain, without trailing zeros. */
	public static String number(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

	/** A moment: an ISO instant in UTC. */
	public static String moment(Instant moment) {
		return moment.toString();
	}

	/** A text that the org sent for a field. */
	public static String ofOrg(Field field, String text) {
		return switch (field.type()) {
			case CURRENCY, NUMBER -> number(new BigDecimal(text));
			case DATE_TIME -> moment(OffsetDateTime.parse(text).toInstant());
			case TEXT, ID, EMAIL, PHONE, URL, PICKLIST, DATE, CHECKBOX, LINK, REFERENCE -> text;
		};
	}

}
