package org.almoner.posting;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.books.Books;
import org.almoner.books.Canonical;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.Provenance;
import org.almoner.books.RecordKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/**
 * A record that mirrors a gateway's object, to be shown to people.
 *
 * @param kind its kind
 * @param id its id in the org
 * @param name what the org calls it, such as {@code GIFT-0000012}; of customers a
 * person's name
 * @param account whose, null for a gift that people made
 * @param gatewayId the gateway's id of what it shows, empty for a gift that people made
 * @param values canonical text by the field's API name; of a link the gateway's id of its
 * target; empty fields are left out
 * @param provenance where its fields come from
 */
public record MirroredRecord(RecordKind kind, RecordId id, String name, @Nullable AccountKey account, String gatewayId,
		Map<String, String> values, Provenance provenance) {

	static final String ACCOUNT_KEY = "Gateway_Account__r.Gateway_Key__c";

	public MirroredRecord {
		values = Collections.unmodifiableMap(values);
	}

	/** The value of a field. */
	public Optional<String> value(String field) {
		return Optional.ofNullable(this.values.get(field));
	}

	static MirroredRecord of(RecordKind kind, Row row) {
		Map<String, String> values = new HashMap<>();
		Books.fields(kind)
			.forEach((field) -> row.text(RecordTable.column(field))
				.ifPresent((text) -> values.put(field.apiName(), value(field, text))));
		return new MirroredRecord(kind, row.requiredId(), row.text("Name").orElse(""),
				row.text(ACCOUNT_KEY).filter(AccountKey::matches).map(AccountKey::new).orElse(null),
				row.text(RecordTable.KEY).map(MirroredRecord::gatewayId).orElse(""), values,
				row.text("Provenance__c").map(MirroredRecord::provenance).orElse(Provenance.NONE));
	}

	private static String value(Field field, String text) {
		return (field.type() == FieldType.LINK) ? gatewayId(text) : Canonical.ofOrg(field, text);
	}

	private static String gatewayId(String key) {
		return key.substring(key.indexOf(':') + 1);
	}

	/** What a person broke is shown as if nothing were known. */
	private static Provenance provenance(String json) {
		try {
			return Provenance.parse(json);
		}
		catch (RuntimeException ex) {
			return Provenance.NONE;
		}
	}

}
