package org.almoner.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease in Redis. Its token is random and every script compares it there, so a holder
 * that was overtaken can neither read nor settle; a counter would begin anew in a Redis
 * that was emptied.
 */
class RedisLaneLease implements LaneLease {

	private static final Logger log = LoggerFactory.getLogger(RedisLaneLease.class);

	private final Redis redis;

	private final LaneIndex index;

	private final LaneKeys keys;

	private final String token;

	private final LeaseTerm term;

	private final InstantSource clock;

	/** After which entry to go on; what a predecessor left comes before {@code >}. */
	private String after = "0-0";

	private boolean closed;

	RedisLaneLease(Redis redis, LaneIndex index, LaneKeys keys, String token, LeaseTerm term, InstantSource clock) {
		this.redis = redis;
		this.index = index;
		this.keys = keys;
		this.token = token;
		this.term = term;
		this.clock = clock;
	}

	@Override
	public String lane() {
		return this.keys.lane();
	}

	@Override
	public List<LaneEntry> next(int max) {
		String count = Integer.toString(Math.clamp(max, 1, RedisLanes.BATCH));
		List<?> answer = (List<?>) run(Script.NEXT, RedisLanes.GROUP, count, this.after);
		if (answer.isEmpty()) {
			throw lost();
		}
		this.after = String.valueOf(answer.get(0));
		long dropped = Answers.number(answer, 1);
		if (dropped > 0) {
			log.warn("Lane {}: dropped {} entries that could not be read", lane(), dropped);
		}
		return Answers.entries(answer);
	}

	@Override
	public Lanes.LaneStatus status() {
		return Answers.status(this.keys, run(Script.STATUS));
	}

	@Override
	public void acknowledge(Collection<LaneEntry> entries) {
		for (List<LaneEntry> batch : Batches.of(entries, RedisLanes.BATCH)) {
			List<String> arguments = new ArrayList<>(List.of(RedisLanes.GROUP));
			batch.forEach((entry) -> arguments.add(entry.id()));
			settle(Script.ACKNOWLEDGE, arguments);
		}
	}

	@Override
	public void later(Collection<LaneEntry> entries, Instant due) {
		Duration delay = Duration.between(this.clock.instant(), due);
		String milliseconds = Long.toString(Math.max(0, delay.toMillis()));
		for (List<LaneEntry> batch : Batches.of(entries, RedisLanes.BATCH)) {
			List<String> arguments = new ArrayList<>(List.of(RedisLanes.GROUP, milliseconds));
			batch.forEach((entry) -> arguments.addAll(List.of(entry.id(), stored(entry))));
			settle(Script.LATER, arguments);
		}
	}

	/** The id keeps equal references apart. */
	private static String stored(LaneEntry entry) {
		return (entry.attempts() + 1) + " " + entry.id() + " " + entry.reference();
	}

	private void settle(Script script, List<String> arguments) {
		if ((Long) run(script, arguments.toArray(String[]::new)) < 0) {
			throw lost();
		}
	}

	@Override
	public Duration remaining() {
		return this.term.remaining();
	}

	@Override
	public boolean renew() {
		long before = this.term.now();
		boolean renewed = (Long) run(Script.RENEW, Long.toString(this.term.length().toMillis())) == 1;
		if (renewed) {
			this.term.startedAt(before);
		}
		else {
			this.term.lost();
		}
		return renewed;
	}

	@Override
	public void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.term.lost();
		try {
			long wait = (Long) Objects.requireNonNull(run(Script.RELEASE));
			if (wait >= 0) {
				this.index.show(this.keys, wait);
			}
		}
		catch (QueueException ex) {
			log.warn("Lane {}: not given back, so it is free when the lease ends: {}", lane(), ex.getMessage());
		}
	}

	private LeaseLostException lost() {
		this.term.lost();
		return new LeaseLostException(lane());
	}

	private Object run(Script script, String... arguments) {
		List<String> all = new ArrayList<>(List.of(this.token));
		all.addAll(Arrays.asList(arguments));
		return this.redis.run(script, this.keys.place(), all);
	}

}
