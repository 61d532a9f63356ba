package org.almoner.posting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.books.Change;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;

/**
 * New records in the order in which they can be made: those of a wave can travel in one
 * call. A record may point to one of another type that the same call makes before it, but
 * not to one of its own type: that must be there.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_foreign_keys.htm">
 * Creating parent and child records in a single statement using foreign keys</a>
 */
final class Waves {

	private Waves() {
	}

	/**
	 * The waves.
	 * @param changes of records that are to be made, parents first
	 */
	static List<List<Change>> of(List<Change> changes) {
		List<List<Change>> waves = new ArrayList<>();
		List<Change> left = changes;
		while (!left.isEmpty()) {
			Set<RecordKey> waiting = waiting(left);
			// records in a ring can't be sorted: the org says what it will not take
			Set<RecordKey> later = (waiting.size() < left.size()) ? waiting : Set.of();
			waves.add(left.stream().filter((change) -> !later.contains(change.key())).toList());
			left = left.stream().filter((change) -> later.contains(change.key())).toList();
		}
		return waves;
	}

	/** Those that point to one of their own type, or to one that waits for another. */
	private static Set<RecordKey> waiting(List<Change> changes) {
		Set<RecordKey> made = changes.stream().map(Change::key).collect(Collectors.toUnmodifiableSet());
		Set<RecordKey> waiting = new HashSet<>();
		changes.stream().filter((change) -> mustWait(change, made, waiting)).map(Change::key).forEach(waiting::add);
		return waiting;
	}

	private static boolean mustWait(Change change, Set<RecordKey> made, Set<RecordKey> waiting) {
		String object = change.key().kind().object();
		return targets(change).stream()
			.anyMatch((target) -> waiting.contains(target)
					|| (made.contains(target) && target.kind().object().equals(object)));
	}

	private static List<RecordKey> targets(Change change) {
		List<RecordKey> targets = new ArrayList<>();
		change.fields().forEach((field, value) -> {
			RecordKind target = field.target();
			if (target != null && value != null) {
				targets.add(new RecordKey(target, value));
			}
		});
		return targets;
	}

}
