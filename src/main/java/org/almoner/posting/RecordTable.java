package org.almoner.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * A kind of records as rows of the org: the columns to ask for, a row read into a present
 * record, a change written as a row.
 *
 * @param kind the kind
 */
record RecordTable(RecordKind kind) {

	static final String KEY = "Gateway_Key__c";

	static final String ACCOUNT = "Gateway_Account__c";

	private static final String PROVENANCE = "Provenance__c";

	private static final String SNAPSHOT_AT = "Snapshot_At__c";

	private static final String PARENT_KEY = "." + KEY;

	/** The columns of a query, each once. */
	Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>(List.of("Id", KEY, PROVENANCE, SNAPSHOT_AT));
		Books.fields(this.kind).forEach((field) -> columns.add(column(field)));
		return columns;
	}

	/** A lookup is read by its target's key, which is what the books compare. */
	private static String column(Field field) {
		return (field.type() == FieldType.LINK) ? relationship(field) + PARENT_KEY : field.apiName();
	}

	private static String relationship(Field field) {
		return field.apiName().replaceFirst("__c$", "__r");
	}

	/** A row of the org as the books see it. */
	PresentRecord read(AccountKey account, Row row) {
		Map<String, @Nullable String> values = new HashMap<>();
		fields().forEach((field) -> row.text(column(field))
			.ifPresent((text) -> values.put(field.apiName(),
					(field.type() == FieldType.LINK) ? providerId(account, text) : Canonical.ofOrg(field, text))));
		Provenance provenance = row.text(PROVENANCE).map(Provenance::parse).orElse(Provenance.NONE);
		RecordKey key = new RecordKey(this.kind, providerId(account, row.text(KEY).orElseThrow()));
		return new PresentRecord(key, row.requiredId().value(), values, provenance);
	}

	private List<Field> fields() {
		List<Field> fields = new ArrayList<>(Books.fields(this.kind));
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
		return new Row(this.kind.object(), (RecordId) null, fields);
	}

	private static Object value(GatewayAccount account, Field field, String value) {
		RecordKind target = field.target();
		if (target != null) {
			return new Parent(target.object(), KEY, account.key().externalId(value));
		}
		return switch (field.type()) {
			case CHECKBOX -> Boolean.valueOf(value);
			case CURRENCY, NUMBER -> new java.math.BigDecimal(value);
			default -> value;
		};
	}

}
