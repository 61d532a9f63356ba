package org.almoner.sandbox.org;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A field of an object.
 *
 * @param name the API name
 * @param kind what it holds
 * @param size lengths and digits
 * @param key whether it names a record
 * @param access who may write it and when
 * @param required whether a record without it is refused
 * @param values the values of a restricted picklist, empty where anything goes
 * @param reference where a lookup points
 * @param defaultValue what a new record has when nothing is said
 */
record OrgField(String name, Kind kind, Size size, Key key, Access access, boolean required, List<String> values,
		@Nullable Reference reference, @Nullable String defaultValue) {

	/**
	 * Lengths in characters and digits.
	 *
	 * @param length characters, for text
	 * @param precision digits in all, for numbers
	 * @param scale digits behind the point, for numbers
	 */
	record Size(int length, int precision, int scale) {

		static final Size NONE = new Size(0, 0, 0);

	}

	/** How far a field names one record; every one but NONE is indexed. */
	record Key(boolean indexed, boolean externalId, boolean unique, boolean caseSensitive) {

		static final Key NONE = new Key(false, false, false, false);

		static final Key INDEXED = new Key(true, false, false, false);

	}

	/**
	 * Where a lookup points.
	 *
	 * @param targets API names of the objects, empty for any
	 * @param relationship the name that queries and parents by external id use
	 * @param children the name by which the parent's queries find its children, empty
	 * where nobody asks so
	 */
	record Reference(List<String> targets, String relationship, String children) {
	}

	/** When a client may write a field. */
	enum Access {

		READ_ONLY, CREATE_ONLY, WRITABLE

	}

	static OrgField text(String name, int length) {
		return of(name, Kind.TEXT).withLength(length);
	}

	static OrgField of(String name, Kind kind) {
		Size size = switch (kind) {
			case EMAIL -> new Size(80, 0, 0);
			case PHONE -> new Size(40, 0, 0);
			case URL -> new Size(255, 0, 0);
			case LONG_TEXT -> new Size(32_768, 0, 0);
			case NUMBER, CURRENCY -> new Size(0, 18, 2);
			default -> Size.NONE;
		};
		return new OrgField(name, kind, size, Key.NONE, Access.WRITABLE, false, List.of(), null, null);
	}

	static OrgField lookup(String name, String relationship, String... targets) {
		return new OrgField(name, Kind.LOOKUP, new Size(18, 0, 0), Key.INDEXED, Access.WRITABLE, false, List.of(),
				new Reference(List.of(targets), relationship, ""), null);
	}

	/** As a lookup whose target calls its children so. */
	OrgField withChildren(@Nullable String name) {
		Reference known = java.util.Objects.requireNonNull(this.reference);
		return new OrgField(this.name, this.kind, this.size, this.key, this.access, this.required, this.values,
				new Reference(known.targets(), known.relationship(), (name != null) ? name + "__r" : ""),
				this.defaultValue);
	}

	/** Whether it stands behind a relationship from parent to children. */
	boolean isBehind(String relationship) {
		return this.reference != null && this.reference.children().equalsIgnoreCase(relationship);
	}

	OrgField withLength(int length) {
		return withSize(new Size(length, 0, 0));
	}

	OrgField withSize(Size other) {
		return new OrgField(this.name, this.kind, other, this.key, this.access, this.required, this.values,
				this.reference, this.defaultValue);
	}

	OrgField withKey(Key other) {
		return new OrgField(this.name, this.kind, this.size, other, this.access, this.required, this.values,
				this.reference, this.defaultValue);
	}

	OrgField withValues(List<String> other) {
		return new OrgField(this.name, this.kind, this.size, this.key, this.access, this.required, List.copyOf(other),
				this.reference, this.defaultValue);
	}

	OrgField withDefault(@Nullable String other) {
		return new OrgField(this.name, this.kind, this.size, this.key, this.access, this.required, this.values,
				this.reference, other);
	}

	OrgField readOnly() {
		return withAccess(Access.READ_ONLY);
	}

	OrgField createOnly() {
		return withAccess(Access.CREATE_ONLY);
	}

	private OrgField withAccess(Access other) {
		return new OrgField(this.name, this.kind, this.size, this.key, other, this.required, this.values,
				this.reference, this.defaultValue);
	}

	OrgField mandatory() {
		return new OrgField(this.name, this.kind, this.size, this.key, this.access, true, this.values, this.reference,
				this.defaultValue);
	}

	boolean isIndexed() {
		return this.key.indexed() || this.kind == Kind.LOOKUP;
	}

	/** The form of a value under which two equal keys are equal. */
	String indexKey(Object value) {
		String text = value.toString();
		return this.key.caseSensitive() || this.kind == Kind.LOOKUP ? text : text.toLowerCase(Locale.ROOT);
	}

	boolean pointsTo(String object) {
		return this.reference != null
				&& (this.reference.targets().isEmpty() || this.reference.targets().contains(object));
	}

}
