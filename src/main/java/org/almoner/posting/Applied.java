package org.almoner.posting;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a plan: the events that did not get through, each with its cause. A row
 * that the org refuses fails the events behind it and no other.
 *
 * @param failures failure by event id
 */
record Applied(Map<String, Failure> failures) {

	Applied {
		failures = Collections.unmodifiableMap(failures);
	}

	Optional<Failure> failure(String eventId) {
		return Optional.ofNullable(this.failures.get(eventId));
	}

	/** Collects failures while a plan is carried out. */
	static final class Collector {

		private final Map<String, Failure> failures = new HashMap<>();

		void fail(Iterable<String> eventIds, Failure failure) {
			eventIds.forEach((id) -> this.failures.merge(id, failure, Failure::worse));
		}

		boolean hasFailed(Collection<String> eventIds) {
			return eventIds.stream().anyMatch(this.failures::containsKey);
		}

		Applied applied() {
			return new Applied(this.failures);
		}

	}

}
