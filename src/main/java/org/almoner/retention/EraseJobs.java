package org.almoner.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Erasures that are under way, and those of the last days, in Redis. */
class EraseJobs {

	private static final Logger log = LoggerFactory.getLogger(EraseJobs.class);

	private static final String KIND = "erasures";

	private static final Duration KEPT = Duration.ofDays(7);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SharedCopies copies;

	EraseJobs(SharedCopies copies) {
		this.copies = copies;
	}

	Optional<EraseJob> find(String id) {
		return this.copies.get(KIND, id).flatMap(EraseJobs::read);
	}

	void put(EraseJob job) {
		this.copies.put(KIND, job.id(), JSON.writeValueAsString(job));
	}

	void remove(EraseJob job) {
		this.copies.remove(KIND, job.id());
	}

	/** Forgets old jobs. */
	void prune(Instant now) {
		all().stream()
			.filter((job) -> job.progress().isOver() && job.progress().updatedAt().isBefore(now.minus(KEPT)))
			.forEach(this::remove);
	}

	/** How many jobs are kept. */
	long count() {
		return all().size();
	}

	private List<EraseJob> all() {
		return this.copies.all(KIND).values().stream().flatMap((json) -> read(json).stream()).toList();
	}

	private static Optional<EraseJob> read(String json) {
		try {
			return Optional.of(JSON.readValue(json, EraseJob.class));
		}
		catch (JacksonException ex) {
			log.warn("An erasure in Redis can't be read: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

}
