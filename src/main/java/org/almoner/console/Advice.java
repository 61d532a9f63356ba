package org.almoner.console;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import org.almoner.event.StoredEvent;

/**
 * What an admin can do about an event that was not posted, by what its error names.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">Status
 * codes of the SOAP API</a>
 */
enum Advice {

	/** The payload itself. */
	UNREADABLE("Nothing in Salesforce is wrong: Almoner could not read what the gateway sent. Update Almoner, then"
			+ " replay the event. If it fails again, report it with the error below, which holds nothing personal.",
			"could not be read"),
	/** The org's own rules. */
	RULE("A rule of your org refuses the record: a required field, a validation rule, a restricted picklist or an"
			+ " automation. Let the rule leave out the integration user, then replay the event.",
			"FIELD_CUSTOM_VALIDATION_EXCEPTION", "REQUIRED_FIELD_MISSING", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
			"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "FIELD_FILTER_VALIDATION_EXCEPTION"),
	/** Permissions. */
	PERMISSION(
			"The integration user may not write this. Give it the permission set Almoner Connector, then replay"
					+ " the event.",
			"INSUFFICIENT_ACCESS", "INVALID_FIELD_FOR_INSERT_UPDATE", "CANNOT_EXECUTE_FLOW", "INVALID_TYPE",
			"INVALID_FIELD"),
	/** Duplicates. */
	DUPLICATE("Another record stands in the way: one with the same key, or one that a duplicate rule takes for the"
			+ " same. Look for it in Salesforce, mend it or the rule, then replay the event.", "DUPLICATE"),
	/** Room. */
	ROOM("Your org has no room or no API calls left. Free some in Setup, Storage Usage or System Overview, then"
			+ " replay the event.", "STORAGE_LIMIT", "REQUEST_LIMIT", "LIMIT_EXCEEDED"),
	/** Values that don't fit. */
	SIZE("A value does not fit its field. Look whether the field was changed in Salesforce; its size must be that of"
			+ " Almoner's package. Then replay the event.", "STRING_TOO_LONG", "NUMBER_OUTSIDE_VALID_RANGE",
			"DOES_NOT_FIT", "does not fit"),
	/** Locks. */
	LOCK("Somebody else was writing the same record all the time, such as a long data load. Replay the event when"
			+ " that is over.", "UNABLE_TO_LOCK_ROW"),
	/** Links to what is not there. */
	LINK("The record points to one that is not there, or that the integration user can't see: it may have been"
			+ " deleted. Restore it, or clear the link, then replay the event.", "INVALID_CROSS_REFERENCE",
			"ENTITY_IS_DELETED"),
	/** Anything else. */
	OTHER("Read the error below, mend what it names, then replay the event.");

	private final String words;

	private final Pattern signs;

	Advice(String words, String... signs) {
		this.words = words;
		// without signs it fits anything
		this.signs = Pattern.compile(String.join("|", signs), Pattern.CASE_INSENSITIVE);
	}

	/** What to do, for an event of which something is to be done. */
	static Optional<String> of(StoredEvent event) {
		return event.outcome().status().flatMap((status) -> switch (status) {
			case FAILED -> Optional.of(find(event.outcome()).words);
			case RETRYING -> Optional.of("There is nothing to do now. If it lasts: " + find(event.outcome()).words);
			case RECEIVED -> Optional
				.of("If it stays here for more than some minutes, look at the overview whether the worker is alive.");
			case PROCESSED, IGNORED -> Optional.empty();
		});
	}

	private static Advice find(StoredEvent.Outcome outcome) {
		String said = outcome.reason() + " " + outcome.error();
		return Arrays.stream(values()).filter((one) -> one.signs.matcher(said).find()).findFirst().orElse(OTHER);
	}

}
