package org.almoner.posting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * That a worker lives, told through Redis to whoever wants to know: the last time at
 * which any worker of the site looked for work.
 */
@Component
public class WorkerPulse {

	/** A worker that is well tells so about this often. */
	public static final Duration PACE = Duration.ofSeconds(15);

	private static final Logger log = LoggerFactory.getLogger(WorkerPulse.class);

	private static final String KIND = "pulse";

	private static final String NAME = "worker";

	private final SharedCopies copies;

	private final InstantSource time;

	private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

	private final Map<String, Instant> beats = new ConcurrentHashMap<>();

	WorkerPulse(SharedCopies copies, InstantSource time) {
		this.copies = copies;
		this.time = time;
	}

	/** A worker lives. Costs nothing until it is time to tell so again; never throws. */
	void beat() {
		Instant now = this.time.instant();
		this.beats.put(Thread.currentThread().getName(), now);
		Instant before = this.told.get();
		if (now.isAfter(before.plus(PACE)) && this.told.compareAndSet(before, now)) {
			try {
				this.copies.put(KIND, NAME, now.toString());
			}
			catch (QueueException ex) {
				log.debug("The worker's pulse is not told: {}", ex.getMessage());
			}
		}
	}

	/** The last beat of that worker of this process which is silent for longest. */
	Optional<Instant> weakest() {
		return this.beats.values().stream().min(Instant::compareTo);
	}

	/**
	 * When a worker last told that it lives; empty when none ever did since Redis began.
	 * @throws QueueException when Redis does not answer
	 */
	public Optional<Instant> last() {
		try {
			return this.copies.get(KIND, NAME).map(Instant::parse);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
