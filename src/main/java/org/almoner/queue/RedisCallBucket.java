package org.almoner.queue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The bucket as a hash, and beside it what was taken in each hour. Both are forgotten
 * after two days without anybody who takes.
 */
final class RedisCallBucket implements CallBucket {

	static final String BUCKET = "almoner:{budget}:bucket";

	static final String HOURS = "almoner:{budget}:hours";

	private static final Place PLACE = new Place("The bucket of calls", List.of(BUCKET, HOURS),
			List.of("hash", "hash"));

	private final Redis redis;

	RedisCallBucket(Redis redis) {
		this.redis = redis;
	}

	@Override
	public State take(long calls, Terms terms) {
		List<String> arguments = List.of(Long.toString(calls), text(terms.refill()), text(terms.capacity()),
				text(terms.low()));
		List<?> numbers = (List<?>) this.redis.run(Script.BUCKET_TAKE, PLACE, arguments);
		return new State(Answers.number(numbers, 0) / 1_000.0, Duration.ofMillis(Answers.number(numbers, 1)),
				Answers.number(numbers, 2), Answers.number(numbers, 3));
	}

	private static String text(double number) {
		return String.format(Locale.ROOT, "%.6f", number);
	}

}
