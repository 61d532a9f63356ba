package org.almoner.posting;

import org.almoner.books.RecordKey;
import org.almoner.salesforce.SaveOutcome;

/** What it means for an event that the org did not take a record. */
final class Refusals {

	private Refusals() {
	}

	static Failure of(RecordKey record, SaveOutcome.Refused refused) {
		String what = record.kind().object() + " " + record.id();
		String code = refused.code()
				+ (refused.fields().isEmpty() ? "" : ", field " + String.join(", ", refused.fields()));
		return new Failure(refused.kind().isRetryable(), refused.code(),
				Diagnosis.of(refused.code() + " " + refused.message()).title() + ": " + what + " (" + code + ")",
				"Salesforce did not take " + what + ". " + code + ": " + refused.message());
	}

}
