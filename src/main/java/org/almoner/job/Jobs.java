package org.almoner.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs that are under way, and those of the last days, in Redis, where every process
 * sees them. With a lost Redis they are lost too: so a job is of a kind that does no harm
 * when it is ordered again. Methods throw {@link org.almoner.queue.QueueException}.
 */
@Component
public class Jobs {

	private static final Logger log = LoggerFactory.getLogger(Jobs.class);

	private static final String COPIES = "jobs";

	private static final int OPEN_MAX = 50;

	private static final int KEPT_MAX = 200;

	private static final Duration KEPT = Duration.ofDays(7);

	private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SharedCopies copies;

	/** Jobs in these copies. */
	public Jobs(SharedCopies copies) {
		this.copies = copies;
	}

	/**
	 * A job; empty where there is none, or not any more: they are kept for seven days.
	 */
	public Optional<Job> find(String id) {
		return ID.matcher(id).matches() ? this.copies.get(COPIES, id).flatMap(Jobs::read) : Optional.empty();
	}

	/**
	 * Takes a new job in, and forgets old ones.
	 * @return false where too many of its kind are under way already
	 */
	public boolean add(Job job, Instant now) {
		prune(now);
		if (open(job.kind()).size() >= OPEN_MAX) {
			return false;
		}
		put(job);
		return true;
	}

	/** How many jobs of a kind may be under way. */
	public static int openMax() {
		return OPEN_MAX;
	}

	/** Notes how far a job is. */
	public void put(Job job) {
		this.copies.put(COPIES, job.id(), JSON.writeValueAsString(job));
	}

	/** Forgets a job. */
	public void remove(Job job) {
		this.copies.remove(COPIES, job.id());
	}

	/** The jobs of a kind that are not over, the oldest first. */
	public List<Job> open(String kind) {
		return all().stream()
			.filter((job) -> job.kind().equals(kind) && !job.progress().isOver())
			.sorted(Comparator.comparing((Job job) -> job.progress().startedAt()))
			.toList();
	}

	/** Forgets old jobs, and the oldest of too many; none that is under way. */
	private void prune(Instant now) {
		List<Job> over = all().stream()
			.filter((job) -> job.progress().isOver())
			.sorted(Comparator.comparing((Job job) -> job.progress().updatedAt()).reversed())
			.toList();
		for (int index = 0; index < over.size(); index++) {
			if (index >= KEPT_MAX || over.get(index).progress().updatedAt().isBefore(now.minus(KEPT))) {
				remove(over.get(index));
			}
		}
	}

	private List<Job> all() {
		return this.copies.all(COPIES).values().stream().flatMap((json) -> read(json).stream()).toList();
	}

	private static Optional<Job> read(String json) {
		try {
			return Optional.of(JSON.readValue(json, Job.class));
		}
		catch (JacksonException ex) {
			log.warn("A job in Redis can't be read: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

}
