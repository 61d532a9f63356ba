package org.almoner.console;

import java.util.List;
import java.util.Locale;

import org.almoner.books.RecordKind;
import org.almoner.posting.MirroredRecord;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;

/**
 * A record in a list. It shows no name that is a person's.
 *
 * @param object its object's API name
 * @param id its id
 * @param kind what it is, in a word
 * @param name the org's number of it, or the gateway's id of what it shows
 * @param amount its amount with the currency, where it has one
 * @param status where it stands, where it says so
 * @param orgPage its page in Salesforce, where that is known
 * @param fields the labels of those that show what an event said
 */
record RecordLine(String object, String id, String kind, String name, @Nullable String amount, @Nullable String status,
		@Nullable String orgPage, List<String> fields) {

	static RecordLine of(MirroredRecord record, @Nullable String eventId, SalesforceOperations org) {
		return new RecordLine(record.kind().object(), record.id().value(), kind(record.kind()), name(record),
				amount(record), record.value("Status__c").orElse(null), orgPage(record, org), (eventId == null)
						? List.of() : record.provenance().fieldsOf(eventId).stream().map(FieldStory::label).toList());
	}

	/** A kind in a word. */
	static String kind(RecordKind kind) {
		String word = kind.name().replace('_', ' ').toLowerCase(Locale.ROOT);
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	/** Names of customers and products are chosen by people. */
	static String name(MirroredRecord record) {
		boolean isNumber = record.kind() != RecordKind.CUSTOMER && record.kind() != RecordKind.PRODUCT;
		return isNumber ? record.name() : record.gatewayId();
	}

	static @Nullable String orgPage(MirroredRecord record, SalesforceOperations org) {
		return org.address().map((address) -> address + "/" + record.id()).orElse(null);
	}

	private static @Nullable String amount(MirroredRecord record) {
		String field = switch (record.kind()) {
			case GIFT -> "Current_Amount__c";
			case INVOICE -> "Amount_Due__c";
			default -> "Amount__c";
		};
		return record.value(field).map((amount) -> FieldStory.money(record, field, amount)).orElse(null);
	}

}
