package org.almoner.books;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A field that the books write.
 *
 * @param apiName its API name
 * @param type its type
 * @param length of texts the most characters; of numbers the most digits
 * @param scale of numbers the most digits after the point
 * @param values of picklists the values that the books write
 * @param target of links the kind of record
 * @param owner whose it is once a person changed it
 */
public record Field(String apiName, FieldType type, int length, int scale, Set<String> values,
		@Nullable RecordKind target, Owner owner) {

	/** Whose a field is once a person or an automation changed it. */
	public enum Owner {

		/** Ours always: a difference is written back. */
		GATEWAY,
		/** Theirs for good. */
		PEOPLE

	}

	static Field text(String apiName, int length) {
		return of(apiName, FieldType.TEXT, length, 0);
	}

	static Field id(String apiName, int length) {
		return of(apiName, FieldType.ID, length, 0);
	}

	static Field email(String apiName) {
		return of(apiName, FieldType.EMAIL, 80, 0);
	}

	static Field phone(String apiName) {
		return of(apiName, FieldType.PHONE, 40, 0);
	}

	static Field url(String apiName) {
		return of(apiName, FieldType.URL, 255, 0);
	}

	static Field currency(String apiName) {
		return of(apiName, FieldType.CURRENCY, 18, 2);
	}

	static Field number(String apiName, int digits, int scale) {
		return of(apiName, FieldType.NUMBER, digits, scale);
	}

	static Field date(String apiName) {
		return of(apiName, FieldType.DATE, 0, 0);
	}

	static Field dateTime(String apiName) {
		return of(apiName, FieldType.DATE_TIME, 0, 0);
	}

	static Field checkbox(String apiName) {
		return of(apiName, FieldType.CHECKBOX, 0, 0);
	}

	static Field picklist(String apiName, String... values) {
		return new Field(apiName, FieldType.PICKLIST, 255, 0, Set.of(values), null, Owner.GATEWAY);
	}

	static Field link(String apiName, RecordKind target) {
		return new Field(apiName, FieldType.LINK, 18, 0, Set.of(), target, Owner.GATEWAY);
	}

	static Field reference(String apiName) {
		return of(apiName, FieldType.REFERENCE, 18, 0);
	}

	Field ownedByPeople() {
		return new Field(this.apiName, this.type, this.length, this.scale, this.values, this.target, Owner.PEOPLE);
	}

	private static Field of(String apiName, FieldType type, int length, int scale) {
		return new Field(apiName, type, length, scale, Set.of(), null, Owner.GATEWAY);
	}

}
