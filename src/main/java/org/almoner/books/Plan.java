package org.almoner.books;

import java.util.List;
import java.util.Set;

/**
 * What is to be done.
 *
 * @param changes records to write, parents first
 * @param refusals what can't be written
 * @param corrections fields that are the gateway's and were changed in the org; they are
 * written back
 */
public record Plan(List<Change> changes, List<Refusal> refusals, List<Correction> corrections) {

	public Plan {
		changes = List.copyOf(changes);
		refusals = List.copyOf(refusals);
		corrections = List.copyOf(corrections);
	}

	/**
	 * A record that can't be written as the events say.
	 *
	 * @param key which record
	 * @param reason why, in words for an admin
	 * @param causes the ids of the events that led to it
	 */
	public record Refusal(RecordKey key, String reason, Set<String> causes) {

		public Refusal {
			causes = Set.copyOf(causes);
		}

	}

	/**
	 * A field of the gateway that somebody changed and that is written back.
	 *
	 * @param key which record
	 * @param field the field's API name
	 */
	public record Correction(RecordKey key, String field) {
	}

}
