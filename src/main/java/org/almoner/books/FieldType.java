package org.almoner.books;

/** The types of fields, as far as the books care. */
public enum FieldType {

	/** Words: cut at a word where they are too long. */
	TEXT,
	/** The gateway's own id or code: never cut. */
	ID,
	/** An e-mail address: left empty where the org would refuse it. */
	EMAIL,
	/** A phone number: left empty where it is too long. */
	PHONE,
	/** A web address: left empty where it is too long. */
	URL,
	/** One of a closed list. */
	PICKLIST,
	/** An amount with two decimals. */
	CURRENCY,
	/** A number. */
	NUMBER,
	/** A day. */
	DATE,
	/** A moment. */
	DATE_TIME,
	/** Yes or no. */
	CHECKBOX,
	/** A lookup to another of the books' records. */
	LINK,
	/** A lookup to a record of the org's own, by its record id. */
	REFERENCE

}
