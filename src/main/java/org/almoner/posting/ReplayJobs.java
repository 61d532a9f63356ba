package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs that are under way, and those of the last days, in Redis, where every process
 * sees them. With a lost Redis they are lost too: what they opened again is found by the
 * sweep, what they did not is replayed by another job.
 */
class ReplayJobs {

	private static final Logger log = LoggerFactory.getLogger(ReplayJobs.class);

	private static final String KIND = "replays";

	private static final int KEPT_MAX = 200;

	private static final Duration KEPT = Duration.ofDays(7);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SharedCopies copies;

	ReplayJobs(SharedCopies copies) {
		this.copies = copies;
	}

	Optional<ReplayJob> find(String id) {
		return this.copies.get(KIND, id).flatMap(ReplayJobs::read);
	}

	void put(ReplayJob job) {
		this.copies.put(KIND, job.id(), JSON.writeValueAsString(job));
	}

	void remove(ReplayJob job) {
		this.copies.remove(KIND, job.id());
	}

	/** How many jobs are not over. */
	long open() {
		return all().stream().filter((job) -> !job.progress().isOver()).count();
	}

	/** Forgets old jobs, and the oldest of too many; none that is under way. */
	void prune(Instant now) {
		List<ReplayJob> over = all().stream()
			.filter((job) -> job.progress().isOver())
			.sorted(Comparator.comparing((ReplayJob job) -> job.progress().updatedAt()).reversed())
			.toList();
		for (int index = 0; index < over.size(); index++) {
			if (index >= KEPT_MAX || over.get(index).progress().updatedAt().isBefore(now.minus(KEPT))) {
				remove(over.get(index));
			}
		}
	}

	private List<ReplayJob> all() {
		return this.copies.all(KIND).values().stream().flatMap((json) -> read(json).stream()).toList();
	}

	private static Optional<ReplayJob> read(String json) {
		try {
			return Optional.of(JSON.readValue(json, ReplayJob.class));
		}
		catch (JacksonException ex) {
			log.warn("A replay job in Redis can't be read: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

}
