package org.almoner.posting;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The causes of failure that are known: what each means to somebody who is no developer,
 * and what to do. {@code docs/errors.md} is made from this table; the first one whose
 * sign is found in what is known of a failure is its diagnosis.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">
 * Salesforce's status codes</a>
 */
public enum Diagnosis {

	/** The payload itself. */
	UNREADABLE("The event could not be read",
			"Almoner does not understand this event as it is stored. Nothing in" + " Salesforce is wrong.",
			"Update Almoner and replay. If it fails again, report the event's type, its API version and the error,"
					+ " which holds nothing personal.",
			"could not be read", "UNREADABLE"),

	/** A validation rule. */
	VALIDATION_RULE("A validation rule of your org refused the record",
			"Somebody made a rule in Salesforce that records like this one break.",
			"Look in Setup at the object's validation rules, let the rule leave out the integration user, then replay.",
			"FIELD_CUSTOM_VALIDATION_EXCEPTION", "FIELD_FILTER_VALIDATION_EXCEPTION"),

	/** A required field. */
	REQUIRED_FIELD("Your org requires a field that the gateway says nothing of",
			"Somebody made a field of the object required, and the gateway has no value for it.",
			"Make the field optional, or give it a default value, then replay.", "REQUIRED_FIELD_MISSING"),

	/** A picklist. */
	PICKLIST("A picklist of your org lacks a value",
			"The field takes only values of its list, and this one is not in"
					+ " it: somebody removed it, or Almoner's metadata is older than Almoner.",
			"Add the value to the picklist, or deploy Almoner's metadata again, then replay.", "PICKLIST"),

	/** A trigger or flow. */
	AUTOMATION("A trigger or flow of your org stopped the record",
			"Automation of your org, or of another package, runs when the record is saved, and ended with an error.",
			"Find the flow or trigger by the error of one of the events, mend it, then replay.",
			"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER", "APEX_"),

	/** Permissions. */
	PERMISSION("The integration user may not do this",
			"The user that Almoner signs in as lacks a permission on the object or on a record that it points to.",
			"Assign the permission set Almoner Connector to the integration user, then replay.", "INSUFFICIENT_ACCESS",
			"INVALID_FIELD_FOR_INSERT_UPDATE"),

	/** Metadata. */
	MISSING_FIELD("The org lacks a field or object, or hides it",
			"The integration user does not see a field that Almoner writes, or the org does not have it.",
			"Deploy Almoner's metadata again and assign its permission set, then replay.", "INVALID_FIELD",
			"INVALID_TYPE"),

	/** Duplicates. */
	DUPLICATE("Your org found the record to be a duplicate",
			"A duplicate rule, or a field that must be unique, takes the record for one that is there already.",
			"Let the duplicate rule only alert for the integration user, or merge the two records, then replay.",
			"DUPLICATE"),

	/** Storage. */
	STORAGE("Your org's storage is full", "Salesforce takes no new record until there is room.",
			"Free or buy data storage (Setup, Storage Usage), then replay all of them.", "STORAGE_LIMIT_EXCEEDED"),

	/** Calls of the day. */
	API_LIMIT("A limit of your org was used up",
			"Salesforce bounds how many calls all programs together may make in 24 hours.",
			"Wait until the org has calls again, look in Setup (System Overview) at who uses them, then replay.",
			"LIMIT"),

	/** Locks. */
	LOCK("Other work in your org kept the record locked",
			"Each time Almoner tried, somebody else was writing the same record, such as a long data load.",
			"Replay when that is over. If it comes back, look for flows or jobs that update the same records for long.",
			"UNABLE_TO_LOCK"),

	/** Links to what is not there. */
	LINK("The record points to one that is not there",
			"A record that this one belongs to was deleted, or the integration user can't see it.",
			"Restore it from the recycle bin, or clear the link, then replay.", "INVALID_CROSS_REFERENCE",
			"ENTITY_IS_DELETED", "Foreign key"),

	/** Values that don't fit. */
	SIZE("What the gateway says does not fit its field",
			"A text is longer, or an amount larger, than the field of your org can hold.",
			"Look whether the field was changed in Salesforce: its size must be that of Almoner's metadata. A dry run"
					+ " names the record and the field.",
			"STRING_TOO_LONG", "NUMBER_OUTSIDE_VALID_RANGE", "DOES_NOT_FIT", "does not fit"),

	/** The org was away for all tries. */
	AWAY("Salesforce did not answer for a long time",
			"Each time Almoner tried, Salesforce was away, in maintenance, or its answer could not be understood.",
			"See that Salesforce is well (the overview's light, status.salesforce.com), then replay all of them.",
			"CIRCUIT_OPEN", "UNAVAILABLE", "MAINTENANCE", "ORG_LOCKED", "ORG_ADMIN_LOCKED", "TIMEOUT",
			"UNKNOWN_EXCEPTION", "INTERNAL_"),

	/** Anything else. */
	OTHER("Salesforce did not take the record", "Salesforce gives a reason that Almoner has no words for.",
			"Open one of the events to read Salesforce's own words, mend the cause, and try a dry run.");

	private static final String SEPARATOR = "|";

	private final String title;

	private final String meaning;

	private final String remedy;

	private final String signs;

	private final Pattern pattern;

	Diagnosis(String title, String meaning, String remedy, String... signs) {
		this.title = title;
		this.meaning = meaning;
		this.remedy = remedy;
		this.signs = String.join(SEPARATOR, signs);
		// without signs it fits anything
		this.pattern = Pattern.compile(this.signs, Pattern.CASE_INSENSITIVE);
	}

	/**
	 * The diagnosis of what is known of a failure.
	 * @param said codes and words of the org or of Almoner, such as an event's reason
	 */
	public static Diagnosis of(String said) {
		return Arrays.stream(values()).filter((one) -> one.pattern.matcher(said).find()).findFirst().orElse(OTHER);
	}

	/** What happened, in few words. */
	public String title() {
		return this.title;
	}

	/** What that means, in a sentence. */
	public String meaning() {
		return this.meaning;
	}

	/** What to do, in a sentence or two. */
	public String remedy() {
		return this.remedy;
	}

	/** The codes or words by which it is known. */
	public List<String> signs() {
		return this.signs.isEmpty() ? List.of() : List.of(this.signs.split(Pattern.quote(SEPARATOR)));
	}

}
