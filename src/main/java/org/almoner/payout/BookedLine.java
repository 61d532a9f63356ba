package org.almoner.payout;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/**
 * A Gateway Transaction as the org has it.
 *
 * @param row its fields
 */
record BookedLine(Row row) {

	/** The fields that are read. */
	static final String FIELDS = "Id, Name, Gateway_Key__c, Type__c, Settlement_Amount__c, Fee__c, Net__c,"
			+ " Settlement_Currency__c, Reporting_Category__c, Charge_Id__c, Refund_Id__c, Balance_Transaction_Id__c,"
			+ " Gateway_Payout__r.Payout_Id__c";

	RecordId id() {
		return this.row.requiredId();
	}

	String name() {
		return text("Name");
	}

	/**
	 * The gateway's own id of what it shows, without its account; as it is where it is no
	 * key of the account's.
	 */
	String key(AccountKey account) {
		String key = text("Gateway_Key__c");
		String prefix = account.externalId("");
		return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
	}

	/** An id of the gateway's that helps to find it. */
	String reference() {
		return Stream.of("Refund_Id__c", "Charge_Id__c", "Balance_Transaction_Id__c")
			.map(this::text)
			.filter((id) -> !id.isEmpty())
			.findFirst()
			.orElse("");
	}

	/**
	 * The key that a record of its kind and ids would have: that of which it is a copy.
	 */
	String likeness() {
		return switch (text("Type__c")) {
			case "Payment" -> text("Charge_Id__c");
			case "Refund" -> text("Refund_Id__c");
			default -> text("Balance_Transaction_Id__c");
		};
	}

	@Nullable BigDecimal net() {
		return this.row.number("Net__c").orElse(null);
	}

	String amount(BigDecimal number) {
		return Amounts.of(number, text("Settlement_Currency__c"));
	}

	/** The gateway's id of the payout that it is linked to. */
	@Nullable String payoutId() {
		return this.row.text("Gateway_Payout__r.Payout_Id__c").orElse(null);
	}

	private String text(String field) {
		return this.row.text(field).orElse("");
	}

}
