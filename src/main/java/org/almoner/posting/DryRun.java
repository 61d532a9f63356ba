package org.almoner.posting;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a replay would change, had it been done now. Nothing is written for it. It can't
 * tell what only the org knows: its validation rules, triggers and flows.
 *
 * @param account the key of the Gateway Account
 * @param events how many events were read
 * @param partial whether more events are meant than one dry run reads
 * @param records what would be made or changed
 * @param historyOnly how many further records would only note where their fields come
 * from
 * @param findings what would not be posted, or not as the events say
 */
public record DryRun(String account, int events, boolean partial, List<RecordChange> records, int historyOnly,
		List<Finding> findings) {

	public DryRun {
		records = List.copyOf(records);
		findings = List.copyOf(findings);
	}

	/**
	 * A record that would be made or changed.
	 *
	 * @param object the object's API name
	 * @param id the gateway's id of what it shows
	 * @param recordId its id in the org; null where it would be made
	 * @param fields its fields that would change
	 */
	public record RecordChange(String object, String id, @Nullable String recordId, List<FieldChange> fields) {

		public RecordChange {
			fields = List.copyOf(fields);
		}

	}

	/**
	 * A field that would change.
	 *
	 * @param field its API name
	 * @param now what it shows; null where it is empty
	 * @param then what it would show; null where it would be emptied
	 * @param because the ids of the events that lead to it
	 * @param correction whether somebody changed a field that is the gateway's
	 */
	public record FieldChange(String field, @Nullable String now, @Nullable String then, Set<String> because,
			boolean correction) {

		public FieldChange {
			because = Set.copyOf(because);
		}

	}

	/** What is the matter with an event or a record. */
	public enum Kind {

		/** The event says nothing for the books. */
		IGNORED,
		/** The event can't be read, so it would fail again. */
		UNREADABLE,
		/** What the events say does not fit into the record, so they would fail again. */
		DOES_NOT_FIT,
		/** A payment names a gift that it can't have. */
		MISNAMED_GIFT,
		/** Metadata names a record that the org does not have, or has twice. */
		UNKNOWN_NAME,
		/** A gift would stand down for one that people made. */
		SUPERSEDED_GIFT,
		/** The gateway could not be asked for all that the events lack. */
		LOOK_UP

	}

	/**
	 * Something an admin should know before replaying.
	 *
	 * @param kind what is the matter
	 * @param about the event, payment or record that it is about
	 * @param sentence what it means, in words
	 * @param events the events that it comes from, where that is known
	 */
	public record Finding(Kind kind, String about, String sentence, Set<String> events) {

		public Finding {
			events = Set.copyOf(events);
		}

	}

}
