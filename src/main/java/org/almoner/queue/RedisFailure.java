package org.almoner.queue;

import java.util.Arrays;

import javax.net.ssl.SSLException;

import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Why Redis did not do it, in a sentence for the log and the admin. The server's own
 * words are not repeated: they may quote what was sent.
 */
enum RedisFailure {

	FULL("OOM command not allowed", "Redis is full and refuses writes; it needs more memory"),

	PASSWORD("WRONGPASS", "Redis refused the user or password in REDIS_URL"),

	NO_PASSWORD("NOAUTH", "Redis asks for a password and REDIS_URL has none"),

	NOT_ALLOWED("NOPERM", "The Redis user in REDIS_URL lacks a permission"),

	READ_ONLY("READONLY", "Redis is a replica that takes no writes"),

	DISK("MISCONF", "Redis cannot write to its disk and refuses writes"),

	LOADING("LOADING", "Redis is still loading its data"),

	BUSY("BUSY", "Redis is busy with a script"),

	REFUSED("", "Redis refused a command"),

	CERTIFICATE("", "Redis could not be reached over TLS; see its certificate and REDIS_TLS_VERIFY"),

	NO_ANSWER("", "Redis does not answer");

	private final String word;

	private final String sentence;

	RedisFailure(String word, String sentence) {
		this.word = word;
		this.sentence = sentence;
	}

	String sentence() {
		return this.sentence;
	}

	static RedisFailure of(JedisException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLException) {
				return CERTIFICATE;
			}
			if (cause instanceof JedisDataException && !(cause instanceof JedisConnectionException)) {
				return refusal(String.valueOf(cause.getMessage()));
			}
		}
		return NO_ANSWER;
	}

	private static RedisFailure refusal(String message) {
		return Arrays.stream(values()).filter((failure) -> message.contains(failure.word)).findFirst().orElse(REFUSED);
	}

}
