package org.almoner.posting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.books.Books;
import org.almoner.books.Canonical;
import org.almoner.books.Change;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.NamedGift;
import org.almoner.books.Place;
import org.almoner.books.PresentRecord;
import org.almoner.books.Provenance;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.salesforce.Parent;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/**
 * An object of the org that holds one kind of records or several: the columns to ask for,
 * a row read into a present record, a change written as a row.
 *
 * @param object the object's API name
 */
record RecordTable(String object) {

	static final String KEY = "Gateway_Key__c";

	static final String ACCOUNT = "Gateway_Account__c";

	private static final String TYPE = "Type__c";

	private static final String PROVENANCE = "Provenance__c";

	private static final String SNAPSHOT_AT = "Snapshot_At__c";

	private static final String PARENT_KEY = "." + KEY;

	/** The relationship by which a Gateway Account has these records. */
	String relationship() {
		return this.object.replaceFirst("__c$", "s__r");
	}

	/** The columns of a query, each once. */
	Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>(List.of("Id", KEY, PROVENANCE, SNAPSHOT_AT));
		kinds().flatMap((kind) -> Books.fields(kind).stream()).forEach((field) -> columns.add(column(field)));
		return columns;
	}

	private Stream<RecordKind> kinds() {
		return Arrays.stream(RecordKind.values()).filter((kind) -> kind.object().equals(this.object));
	}

	/** A lookup is read by its target's key, which is what the books compare. */
	static String column(Field field) {
		return (field.type() == FieldType.LINK) ? relationship(field) + PARENT_KEY : field.apiName();
	}

	private static String relationship(Field field) {
		return field.apiName().replaceFirst("__c$", "__r");
	}

	/** A row of the org as the books see it; empty where it is of none of their kinds. */
	Optional<PresentRecord> read(AccountKey account, Row row) {
		String type = row.text(TYPE).orElse(null);
		return kinds().filter((kind) -> kind.type() == null || Objects.equals(kind.type(), type))
			.findFirst()
			.flatMap((kind) -> read(kind, account, row));
	}

	private static Optional<PresentRecord> read(RecordKind kind, AccountKey account, Row row) {
		Provenance provenance = row.text(PROVENANCE).map(Provenance::parse).orElse(Provenance.NONE);
		String externalKey = row.text(KEY).map((key) -> providerId(account, key)).orElse(null);
		return provenance.adoptedFor()
			.or(() -> Optional.ofNullable(externalKey))
			.map((id) -> new PresentRecord(new RecordKey(kind, id), row.requiredId().value(), externalKey,
					values(kind, account, row), provenance));
	}

	/** A gift that a payment names, whosever it is; it need not have a key. */
	static NamedGift readNamed(GatewayAccount account, Row row) {
		RecordId id = row.requiredId();
		String externalKey = row.text(KEY).map((key) -> providerId(account.key(), key)).orElse(null);
		boolean isOurs = row.text(KEY).filter((key) -> !key.equals(externalKey)).isPresent();
		PresentRecord record = new PresentRecord(new RecordKey(RecordKind.GIFT, id.value()), id.value(), externalKey,
				values(RecordKind.GIFT, account.key(), row),
				row.text(PROVENANCE).map(Provenance::parse).orElse(Provenance.NONE));
		boolean isOfOther = row.text(ACCOUNT).filter((other) -> !other.equals(account.id().value())).isPresent();
		return new NamedGift(record, isOurs ? externalKey : null, isOfOther);
	}

	private static Map<String, @Nullable String> values(RecordKind kind, AccountKey account, Row row) {
		Map<String, @Nullable String> values = new HashMap<>();
		fields(kind).forEach((field) -> row.text(column(field))
			.ifPresent((text) -> values.put(field.apiName(),
					(field.type() == FieldType.LINK) ? providerId(account, text) : Canonical.ofOrg(field, text))));
		return values;
	}

	private static List<Field> fields(RecordKind kind) {
		List<Field> fields = new ArrayList<>(Books.fields(kind));
		fields.add(Books.SNAPSHOT_AT);
		return fields;
	}

	private static String providerId(AccountKey account, String externalId) {
		return externalId.startsWith(account.externalId("")) ? externalId.substring(account.externalId("").length())
				: externalId;
	}

	/**
	 * A change as a row: to update where its place is known, else to make under its key.
	 * @param places the ids of gifts that can't be named by the key of their payment
	 */
	Row write(GatewayAccount account, Change change, Map<String, String> places) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		Place place = change.place();
		if (place == null || place.takesKey()) {
			fields.put(KEY, account.key().externalId(change.key().id()));
		}
		fields.put(ACCOUNT, account.id());
		fields.put(PROVENANCE, change.provenance());
		change.fields()
			.forEach((field, value) -> fields.put(field.apiName(),
					(value != null) ? value(account, field, value, places) : null));
		return new Row(this.object, (place != null) ? new RecordId(place.recordId()) : null, fields);
	}

	private static Object value(GatewayAccount account, Field field, String value, Map<String, String> places) {
		RecordKind target = field.target();
		if (target != null) {
			String place = (target == RecordKind.GIFT) ? places.get(value) : null;
			return (place != null) ? new RecordId(place)
					: new Parent(target.object(), KEY, account.key().externalId(value));
		}
		return switch (field.type()) {
			case CHECKBOX -> Boolean.valueOf(value);
			case REFERENCE -> new RecordId(value);
			case CURRENCY, NUMBER -> new BigDecimal(value);
			default -> value;
		};
	}

}
