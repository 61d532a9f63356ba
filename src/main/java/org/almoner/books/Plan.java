package org.almoner.books;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be done.
 *
 * @param changes records to write, parents first
 * @param refusals what can't be written
 * @param corrections fields that are the gateway's and were changed in the org; they are
 * written back
 * @param retirements gifts of Almoner's making that stand down for such as people made
 * @param misnamings names of gifts in metadata that their payments can't have
 * @param places the record ids of gifts that people made, by the keys they stand for
 */
public record Plan(List<Change> changes, List<Refusal> refusals, List<Correction> corrections,
		List<Retirement> retirements, List<Misnaming> misnamings, Map<RecordKey, String> places) {

	public Plan {
		changes = List.copyOf(changes);
		refusals = List.copyOf(refusals);
		corrections = List.copyOf(corrections);
		retirements = List.copyOf(retirements);
		misnamings = List.copyOf(misnamings);
		places = Map.copyOf(places);
	}

	/** Whether a change is of a gift that people made. */
	public boolean isOfPeople(Change change) {
		return this.places.containsKey(change.key());
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
