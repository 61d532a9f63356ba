package org.almoner.posting;

import org.almoner.books.RecordKey;
import org.almoner.salesforce.SaveOutcome;

/** What it means for an event that the org did not take a record. */
final class Refusals {

	private Refusals() {
	}

	static Failure of(RecordKey record, SaveOutcome.Refused refused) {
		String what = record.kind().object() + " " + record.id();
		String fields = refused.fields().isEmpty() ? "" : " (" + String.join(", ", refused.fields()) + ")";
		return new Failure(refused.kind().isRetryable(), refused.code(),
				"Salesforce did not take " + what + ": " + refused.code() + fields,
				"Salesforce did not take " + what + fields + ". " + refused.code() + ": " + refused.message());
	}

}
