package org.almoner.queue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The seam to Redis: every error becomes a {@link QueueException} here. A command whose
 * outcome is unknown is not repeated; that is for the caller to decide.
 */
class Redis {

	private static final Logger log = LoggerFactory.getLogger(Redis.class);

	private final RedisClient client;

	Redis(RedisClient client) {
		this.client = client;
	}

	/** Runs a script on keys that belong together. */
	Object run(Script script, Place place, List<String> arguments) {
		return at(place, (redis) -> redis.eval(script.text(), place.keys(), arguments));
	}

	/**
	 * Asks something about a place. Where a key of it holds what is none of ours, it is
	 * dropped and the question asked once more: the refused command did nothing, and no
	 * lane must hang for a stray key.
	 */
	<T extends @Nullable Object> T at(Place place, Function<RedisClient, T> question) {
		try {
			return question.apply(this.client);
		}
		catch (JedisException ex) {
			if (!isWrongType(ex)) {
				throw failure(ex);
			}
			return ask((redis) -> {
				Object dropped = redis.eval(Script.REPAIR.text(), place.keys(), place.types());
				log.warn("{}: dropped {} keys of a wrong type", place.name(), dropped);
				return question.apply(redis);
			});
		}
	}

	/** Asks something. */
	<T extends @Nullable Object> T ask(Function<RedisClient, T> question) {
		try {
			return question.apply(this.client);
		}
		catch (JedisException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Why Redis refused one command of several, empty when it did not. A stray key is
	 * thrown: it is everybody's, and {@link #at} drops it.
	 */
	Optional<QueueException> refusal(Response<?> response) {
		try {
			response.get();
			return Optional.empty();
		}
		catch (JedisDataException ex) {
			if (isWrongType(ex)) {
				throw ex;
			}
			return Optional.of(failure(ex));
		}
	}

	private static boolean isWrongType(JedisException ex) {
		return ex instanceof JedisDataException && String.valueOf(ex.getMessage()).contains("WRONGTYPE");
	}

	private QueueException failure(JedisException ex) {
		if (ex instanceof JedisConnectionException) {
			// its neighbours in the pool are as dead: without this each would fail a call
			this.client.getPool().clear();
		}
		return new QueueException(RedisFailure.of(ex).sentence(), ex);
	}

}
