package org.almoner.posting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
	private static String column(Field field) {
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
			.map((kind) -> read(kind, account, row));
	}

	private static PresentRecord read(RecordKind kind, AccountKey account, Row row) {
		Map<String, @Nullable String> values = new HashMap<>();
		fields(kind).forEach((field) -> row.text(column(field))
			.ifPresent((text) -> values.put(field.apiName(),
					(field.type() == FieldType.LINK) ? providerId(account, text) : Canonical.ofOrg(field, text))));
		Provenance provenance = row.text(PROVENANCE).map(Provenance::parse).orElse(Provenance.NONE);
		RecordKey key = new RecordKey(kind, providerId(account, row.text(KEY).orElseThrow()));
		return new PresentRecord(key, row.requiredId().value(), values, provenance);
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

	/** A change as a row to upsert. */
	Row write(GatewayAccount account, Change change) {
		Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
		fields.put(KEY, account.key().externalId(change.key().id()));
		fields.put(ACCOUNT, account.id());
		fields.put(PROVENANCE, change.provenance());
		change.fields()
			.forEach((field, value) -> fields.put(field.apiName(),
					(value != null) ? value(account, field, value) : null));
		return new Row(this.object, (RecordId) null, fields);
	}

	private static Object value(GatewayAccount account, Field field, String value) {
		RecordKind target = field.target();
		if (target != null) {
			return new Parent(target.object(), KEY, account.key().externalId(value));
		}
		return switch (field.type()) {
			case CHECKBOX -> Boolean.valueOf(value);
			case REFERENCE -> new RecordId(value);
			case CURRENCY, NUMBER -> new java.math.BigDecimal(value);
			default -> value;
		};
	}

}
