package org.almoner.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

/** Lanes on Redis Streams. The scripts do the work; here is when they run. */
class RedisLanes implements Lanes {

	/** The consumer group of every lane. */
	static final String GROUP = "workers";

	/** The most references or entries that one script handles: it blocks the server. */
	static final int BATCH = 1000;

	/** How often the lanes that the index calls idle are looked at all the same. */
	static final Duration RECHECK = Duration.ofSeconds(60);

	private static final int MAX_REFERENCE = 255;

	/** The most lanes that one call looks at before it gives up until the next. */
	private static final int MAX_TRIES = 64;

	private static final int PIPELINE = 100;

	private final Redis redis;

	private final LaneIndex index;

	private final Duration leaseDuration;

	private final InstantSource clock;

	private final LongSupplier nanoTime;

	private final AtomicLong nextRecheck;

	/** One for each lane that was written to: as many as there are accounts. */
	private final Map<String, Convoy<List<String>>> entrances = new ConcurrentHashMap<>();

	/**
	 * Lanes.
	 * @param leaseDuration how long a lease is
	 * @param clock the time in which callers say when something is due
	 * @param nanoTime a clock that never jumps, as {@link System#nanoTime()}
	 */
	RedisLanes(Redis redis, Duration leaseDuration, InstantSource clock, LongSupplier nanoTime) {
		this.redis = redis;
		this.index = new LaneIndex(redis);
		this.leaseDuration = leaseDuration;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.nextRecheck = new AtomicLong(nanoTime.getAsLong());
	}

	@Override
	public void enqueue(String lane, Collection<String> references) {
		references.forEach(RedisLanes::check);
		if (!references.isEmpty()) {
			this.entrances.computeIfAbsent(lane, this::entrance).join(List.copyOf(references));
		}
	}

	/** What comes while Redis writes to a lane goes together in the next round trip. */
	private Convoy<List<String>> entrance(String lane) {
		LaneKeys keys = new LaneKeys(lane);
		return new Convoy<>(BATCH, Convoy.PATIENCE, (all) -> {
			pushAll(keys, all.stream().flatMap(List::stream).toList());
			return Collections.nCopies(all.size(), Optional.empty());
		});
	}

	private void pushAll(LaneKeys keys, List<String> references) {
		for (List<String> batch : Batches.of(references, BATCH)) {
			List<String> arguments = new ArrayList<>(batch);
			arguments.add(0, GROUP);
			this.redis.at(keys.place(), (client) -> {
				try (AbstractPipeline pipeline = client.pipelined()) {
					return push(pipeline, keys, arguments);
				}
			});
		}
	}

	/** The lane is shown after its entries are there: whoever looks finds them. */
	private static Object push(AbstractPipeline pipeline, LaneKeys keys, List<String> arguments) {
		Response<Object> pushed = pipeline.eval(Script.PUSH.text(), keys.place().keys(), arguments);
		Response<Object> shown = pipeline.eval(Script.INDEX_SHOW.text(), LaneIndex.PLACE.keys(),
				List.of(keys.lane(), "0"));
		pipeline.sync();
		shown.get();
		return pushed.get();
	}

	private static void check(String reference) {
		if (reference.isEmpty() || reference.length() > MAX_REFERENCE) {
			throw new IllegalArgumentException("A reference has 1 to " + MAX_REFERENCE + " characters");
		}
	}

	@Override
	public Optional<LaneLease> lease() {
		recheckIdleLanes();
		for (int tries = 0; tries < MAX_TRIES; tries++) {
			Optional<LaneIndex.Seen> seen = this.index.pop();
			if (seen.isEmpty()) {
				return Optional.empty();
			}
			Optional<LaneLease> lease = claim(seen.get());
			if (lease.isPresent()) {
				return lease;
			}
		}
		return Optional.empty();
	}

	private Optional<LaneLease> claim(LaneIndex.Seen seen) {
		String token = UUID.randomUUID().toString();
		long before = this.nanoTime.getAsLong();
		long answer = (Long) this.redis.run(Script.CLAIM, seen.lane().place(),
				List.of(token, Long.toString(this.leaseDuration.toMillis())));
		if (answer == Answers.TAKEN) {
			LeaseTerm term = new LeaseTerm(this.leaseDuration, this.nanoTime, before);
			return Optional.of(new RedisLaneLease(this.redis, this.index, seen.lane(), token, term, this.clock));
		}
		this.index.defer(seen, answer);
		return Optional.empty();
	}

	/**
	 * A process that dies between two commands may leave a lane idle that is not: so now
	 * and then one process looks at all of them.
	 */
	private void recheckIdleLanes() {
		long now = this.nanoTime.getAsLong();
		long due = this.nextRecheck.get();
		if (now - due < 0 || !this.nextRecheck.compareAndSet(due, now + RECHECK.toNanos())) {
			return;
		}
		List<LaneKeys> idle = this.index.idle();
		List<Object> found = each(Script.LOOK, idle);
		for (int i = 0; i < idle.size(); i++) {
			if (found.get(i) instanceof Long wait && wait >= 0) {
				this.index.show(idle.get(i), wait);
			}
		}
	}

	@Override
	public List<LaneStatus> status() {
		List<LaneKeys> lanes = this.index.all();
		List<Object> answers = each(Script.STATUS, lanes);
		List<LaneStatus> result = new ArrayList<>(lanes.size());
		for (int i = 0; i < lanes.size(); i++) {
			result.add(Answers.status(lanes.get(i), answers.get(i)));
		}
		return result;
	}

	/** Asks the same of many lanes, in few round trips. */
	private List<Object> each(Script script, List<LaneKeys> lanes) {
		List<Object> answers = new ArrayList<>(lanes.size());
		for (List<LaneKeys> batch : Batches.of(lanes, PIPELINE)) {
			List<Response<Object>> responses = this.redis.ask((client) -> askAll(client, script, batch));
			for (int i = 0; i < batch.size(); i++) {
				answers.add(answer(responses.get(i), script, batch.get(i)));
			}
		}
		return answers;
	}

	private static List<Response<Object>> askAll(RedisClient client, Script script, List<LaneKeys> lanes) {
		try (AbstractPipeline pipeline = client.pipelined()) {
			List<Response<Object>> responses = lanes.stream()
				.map((lane) -> pipeline.eval(script.text(), lane.place().keys(), List.of()))
				.toList();
			pipeline.sync();
			return responses;
		}
	}

	/** One lane's error is not the others': it is asked again alone. */
	private Object answer(Response<Object> response, Script script, LaneKeys lane) {
		try {
			return response.get();
		}
		catch (JedisDataException ex) {
			return this.redis.run(script, lane.place(), List.of());
		}
	}

}
