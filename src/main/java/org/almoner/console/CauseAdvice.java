package org.almoner.console;

import java.util.List;

import org.almoner.posting.FailureCause;

/**
 * What a cause of failure means, and what to do about it.
 *
 * @param meaning what happened, for somebody who is no developer
 * @param remedy what to do before the replay
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">
 * Salesforce's status codes</a>
 */
record CauseAdvice(String meaning, String remedy) {

	/** Advice for causes that hold a word; the first that fits counts. */
	private record Known(String word, CauseAdvice advice) {
	}

	private static final List<Known> KNOWN = List.of(
			known("FIELD_CUSTOM_VALIDATION_EXCEPTION", "A validation rule of your Salesforce org refused the record.",
					"Look in Setup at the object's validation rules, and exempt the integration user from the rule."),
			known("REQUIRED_FIELD_MISSING", "Your org requires a field that the gateway says nothing of.",
					"Make the field optional, or give it a default value, then replay."),
			known("PICKLIST", "A picklist of your org lacks a value.",
					"Add the value to the picklist, or deploy Almoner's metadata again, then replay."),
			known("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "A trigger or flow of your org stopped the record.",
					"Find the flow or trigger by the error of one of the events, mend it, then replay."),
			known("CANNOT_EXECUTE_FLOW_TRIGGER", "A flow of your org ended with an error.",
					"Mend the flow that the error names, then replay."),
			known("INSUFFICIENT_ACCESS", "The integration user may not do this.",
					"Assign Almoner's permission set to the integration user, then replay."),
			known("INVALID_FIELD", "The integration user does not see a field, or the org lacks it.",
					"Deploy Almoner's metadata again and assign its permission set, then replay."),
			known("DUPLICATE", "Your org found the record to be a duplicate of another one.",
					"Let the duplicate rule only alert for the integration user, or merge the two records, then replay."),
			known("STORAGE_LIMIT_EXCEEDED", "Your org's storage is full.",
					"Free or buy data storage, then replay all of them."),
			known("LOCK", "Other work in your org kept the record locked each time it was tried.",
					"Replay; if it comes back, look for flows or jobs that update the same records for long."),
			known("LIMIT", "A limit of your org was used up.",
					"Wait until the org has calls again (they count over 24 hours), then replay."),
			known("could not be read", "Almoner does not understand this event as it is stored.",
					"Update Almoner and replay. If it fails again, report the event's type and API version."),
			known("does not fit", "What the gateway says is too large for its field.",
					"Look at the event; a dry run names the record and the field."));

	private static final CauseAdvice OTHER = new CauseAdvice("The records of these events could not be written.",
			"Open one of the events to read Salesforce's own words, mend the cause, and try a dry run.");

	static CauseAdvice of(FailureCause cause) {
		return KNOWN.stream()
			.filter((known) -> cause.text().contains(known.word()))
			.map(Known::advice)
			.findFirst()
			.orElse(OTHER);
	}

	private static Known known(String word, String meaning, String remedy) {
		return new Known(word, new CauseAdvice(meaning, remedy));
	}

}
