package org.almoner.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;

/**
 * The spool as two Redis Streams in one slot. What is appended while Redis writes goes
 * together in the next round trip. The answer to it holds what Redis says of its
 * persistence after it: asked over the same connection in the same breath, so that no
 * Redis that was put in another's place in between is taken for it.
 */
final class RedisSpool implements Spool {

	private static final String WAITING = "almoner:{spool}:events";

	private static final String ASIDE = "almoner:{spool}:aside";

	private static final Place PLACE = new Place("The spool", List.of(WAITING, ASIDE), List.of("stream", "stream"));

	private static final Place BACKWARDS = new Place("The spool", List.of(ASIDE, WAITING), List.of("stream", "stream"));

	private static final byte[] KEY = bytes(WAITING);

	private static final byte[] FIELD = bytes("e");

	/** How many entries one script moves: each may have megabytes. */
	private static final int MOVES = 20;

	/** How many entries are read at a time: their bytes are known only when they came. */
	private static final int PAGE = 10;

	/** How many entries are written at a time. */
	private static final int TOGETHER = 200;

	private final Redis redis;

	private final PersistenceLook look;

	private final Convoy<byte[]> appends = new Convoy<>(TOGETHER, Convoy.PATIENCE, this::appendAll);

	RedisSpool(Redis redis, LongSupplier nanoTime) {
		this.redis = redis;
		this.look = new PersistenceLook(redis, nanoTime);
	}

	@Override
	public void append(byte[] entry) {
		if (entry.length > ENTRY_MAX) {
			throw new QueueException("An entry of the spool has at most " + ENTRY_MAX + " bytes");
		}
		this.look.failure().ifPresent((failure) -> {
			throw failure;
		});
		this.appends.join(entry);
	}

	private List<Optional<QueueException>> appendAll(List<byte[]> entries) {
		return this.redis.at(PLACE, (client) -> {
			try (AbstractPipeline pipeline = client.pipelined()) {
				return add(pipeline, entries);
			}
		});
	}

	/** A Redis that becomes full has room for some and none for others. */
	private List<Optional<QueueException>> add(AbstractPipeline pipeline, List<byte[]> entries) {
		List<Response<byte[]>> added = entries.stream()
			.map((entry) -> pipeline.xadd(KEY, XAddParams.xAddParams(), Map.of(FIELD, entry)))
			.toList();
		Response<Object> info = pipeline.sendCommand(Protocol.Command.INFO, "persistence");
		pipeline.sync();
		List<Optional<QueueException>> ends = added.stream().map(this.redis::refusal).toList();
		Persistence.obstacle((info.get() instanceof byte[] text) ? text(text) : String.valueOf(info.get()))
			.ifPresent((obstacle) -> {
				throw new NotDurableException(obstacle);
			});
		return ends;
	}

	@Override
	public boolean isUsable() {
		return this.look.failure().isEmpty();
	}

	@Override
	public List<Spooled> oldest(int max, long bytesMax) {
		List<Spooled> entries = new ArrayList<>();
		String from = "-";
		long bytes = 0;
		while (entries.size() < max) {
			int count = Math.min(PAGE, max - entries.size());
			List<Spooled> page = page(from, count);
			for (Spooled entry : page) {
				bytes += entry.entry().length;
				if (bytes > bytesMax && !entries.isEmpty()) {
					return entries;
				}
				entries.add(entry);
			}
			if (page.size() < count) {
				return entries;
			}
			from = "(" + page.getLast().id();
		}
		return entries;
	}

	private List<Spooled> page(String from, int count) {
		return this.redis.at(PLACE, (client) -> client.xrange(KEY, bytes(from), bytes("+"), count))
			.stream()
			.map((found) -> spooled((List<?>) found))
			.toList();
	}

	/** What is none of ours has no bytes: whoever opens it will find it unreadable. */
	private static Spooled spooled(List<?> found) {
		String id = text((byte[]) found.get(0));
		List<?> fields = (List<?>) found.get(1);
		boolean isOurs = fields.size() == 2 && Arrays.equals(FIELD, (byte[]) fields.get(0));
		return new Spooled(id, isOurs ? (byte[]) fields.get(1) : new byte[0]);
	}

	@Override
	public void remove(Collection<Spooled> entries) {
		for (List<Spooled> some : Batches.of(entries, RedisLanes.BATCH)) {
			StreamEntryID[] ids = some.stream()
				.map((entry) -> new StreamEntryID(entry.id()))
				.toArray(StreamEntryID[]::new);
			this.redis.at(PLACE, (client) -> client.xdel(WAITING, ids));
		}
	}

	@Override
	public void setAside(Collection<Spooled> entries) {
		for (List<Spooled> some : Batches.of(entries, MOVES)) {
			this.redis.run(Script.SPOOL_ASIDE, PLACE, some.stream().map(Spooled::id).toList());
		}
	}

	@Override
	public int putBack(int max) {
		int moved = 0;
		while (moved < max) {
			int count = Math.min(MOVES, max - moved);
			Object answer = this.redis.run(Script.SPOOL_BACK, BACKWARDS, List.of(Integer.toString(count)));
			moved += ((Long) answer).intValue();
			if ((Long) answer < count) {
				return moved;
			}
		}
		return moved;
	}

	@Override
	public Status status() {
		List<?> numbers = (List<?>) this.redis.run(Script.SPOOL_STATUS, PLACE, List.of());
		return new Status(Answers.number(numbers, 0), Answers.number(numbers, 1),
				Duration.ofMillis(Math.max(0, Answers.number(numbers, 2))));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
