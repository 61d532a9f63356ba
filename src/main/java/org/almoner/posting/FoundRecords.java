package org.almoner.posting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.almoner.account.AccountKey;

/**
 * Records that were looked for.
 *
 * @param records those found, of each object the ones that were changed last
 * @param partial whether there are more than a search takes
 */
public record FoundRecords(List<MirroredRecord> records, boolean partial) {

	/** Fields whose ids stand for the record's own payment, not for all of a donor's. */
	private static final List<String> OF_ONE_PAYMENT = List.of("Charge_Id__c", "Payment_Intent_Id__c", "Refund_Id__c",
			"Dispute_Id__c", "Invoice_Id__c", "Gateway_Reference__c");

	public FoundRecords {
		records = List.copyOf(records);
	}

	/** The external ids of the events that these records name. */
	public Set<String> eventKeys() {
		Set<String> keys = new LinkedHashSet<>();
		this.records.forEach((record) -> {
			AccountKey account = record.account();
			if (account != null) {
				record.provenance().events().forEach((event) -> keys.add(account.externalId(event.eventId())));
			}
		});
		return keys;
	}

	/** The gateway's ids of what these records show. */
	public Set<String> objectIds() {
		Set<String> ids = new LinkedHashSet<>();
		this.records.forEach((record) -> {
			ids.add(record.gatewayId());
			OF_ONE_PAYMENT.forEach((field) -> record.value(field).ifPresent(ids::add));
		});
		ids.remove("");
		return ids;
	}

}
