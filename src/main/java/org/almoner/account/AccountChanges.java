package org.almoner.account;

import java.util.List;
import java.util.Map;

import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.SaveOutcome.Saved;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/** Writes changes of Gateway Accounts by their record id. */
final class AccountChanges {

	private final SalesforceOperations salesforce;

	AccountChanges(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * Writes a change.
	 * @return the row as it is then
	 * @throws AccountException.Taken when another account has the identity
	 */
	Row write(Row before, Row change) {
		return switch (updateOnce(change)) {
			case Saved saved -> merged(before, change);
			case Refused refused when refused.kind() == FailureKind.DUPLICATE ->
				throw taken(change.text(AccountRows.IDENTITY).orElse(""));
			case Refused refused -> throw notTaken(refused);
		};
	}

	void delete(RecordId id) {
		if (this.salesforce.delete(List.of(id)).getFirst() instanceof Refused refused) {
			throw notTaken(refused);
		}
	}

	/** Says who has an identity. */
	AccountException.Taken taken(String identity) {
		String holder = this.salesforce
			.query("SELECT Name, Gateway_Key__c FROM Gateway_Account__c WHERE Identity_Key__c = "
					+ Soql.literal(identity))
			.stream()
			.findFirst()
			.map((row) -> "“" + row.text("Name").orElse("") + "” (" + row.text("Gateway_Key__c").orElse("") + ")")
			.orElse("another Gateway Account");
		String[] parts = identity.split(":", -1);
		String account = (parts.length == 3) ? "The " + parts[0] + " account " + parts[1] + " in " + parts[2] + " mode"
				: "The merchant account";
		return new AccountException.Taken(account + " belongs to " + holder + " already");
	}

	static SalesforceException notTaken(Refused refused) {
		return new SalesforceException(refused.kind(), refused.code(),
				"Salesforce did not take the Gateway Account (" + refused.code() + ")", null);
	}

	// a repeat of an update does no harm
	private SaveOutcome updateOnce(Row change) {
		SaveOutcome first = this.salesforce.update(List.of(change)).getFirst();
		boolean unknown = first instanceof Refused refused && refused.kind() == FailureKind.UNKNOWN_OUTCOME;
		return unknown ? this.salesforce.update(List.of(change)).getFirst() : first;
	}

	private static Row merged(Row before, Row change) {
		Row after = before;
		for (Map.Entry<String, @Nullable Object> field : change.fields().entrySet()) {
			after = after.with(field.getKey(), field.getValue());
		}
		return after;
	}

}
