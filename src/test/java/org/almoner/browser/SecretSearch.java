package org.almoner.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.almoner.sandbox.Sandbox;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Searches all that was written while it listened (records, Redis, logs, pages) for
 * secrets.
 */
final class SecretSearch implements AutoCloseable {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Queue<String> logged = new ConcurrentLinkedQueue<>();

	private final Queue<String> pages = new ConcurrentLinkedQueue<>();

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			SecretSearch.this.logged.add(event.getFormattedMessage());
			for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
				SecretSearch.this.logged.add(String.valueOf(cause.getMessage()));
			}
		}

	};

	private SecretSearch() {
		this.appender.start();
		this.root.addAppender(this.appender);
	}

	/** Begins to listen to the logs. */
	static SecretSearch listening() {
		return new SecretSearch();
	}

	/** Notes a page that was shown. */
	void page(String source) {
		this.pages.add(source);
	}

	/** Where secrets were found: the place and the secret's name, never the secret. */
	List<String> findings(Sandbox sandbox, Map<String, String> secrets) {
		Map<String, Collection<String>> places = new LinkedHashMap<>();
		places.put("log", this.logged);
		places.put("page", this.pages);
		places.put("Redis", inRedis(sandbox.redis().url()));
		for (String object : List.of("Gateway_Account__c", "Gateway_Event__c", "Gateway_Log__c",
				"Gateway_Transaction__c", "Gift_Transaction__c")) {
			places.put(object, sandbox.org().records(object).stream().map(String::valueOf).toList());
		}
		List<String> findings = new ArrayList<>();
		places.forEach((place, texts) -> secrets.forEach((name, secret) -> {
			if (texts.stream().anyMatch((text) -> text.contains(secret))) {
				findings.add(place + " holds the " + name);
			}
		}));
		return findings;
	}

	/** How many texts were searched, so that an empty search is no success. */
	int texts(Sandbox sandbox) {
		return this.logged.size() + this.pages.size() + inRedis(sandbox.redis().url()).size();
	}

	private static List<String> inRedis(String url) {
		List<String> texts = new ArrayList<>();
		try (RedisClient redis = RedisClient.create(URI.create(url))) {
			String cursor = ScanParams.SCAN_POINTER_START;
			do {
				ScanResult<String> page = redis.scan(cursor, new ScanParams().count(500));
				page.getResult().forEach((key) -> texts.add(key + " " + value(redis, key)));
				cursor = page.getCursor();
			}
			while (!cursor.equals(ScanParams.SCAN_POINTER_START));
		}
		return texts;
	}

	private static String value(RedisClient redis, String key) {
		return switch (redis.type(key)) {
			case "string" -> String.valueOf(redis.get(key));
			case "hash" -> String.valueOf(redis.hgetAll(key));
			case "list" -> String.valueOf(redis.lrange(key, 0, -1));
			case "set" -> String.valueOf(redis.smembers(key));
			case "zset" -> String.valueOf(redis.zrange(key, 0, -1));
			case "stream" -> String.valueOf(redis.xrange(key, "-", "+"));
			default -> "";
		};
	}

	@Override
	public void close() {
		this.root.detachAppender(this.appender);
		this.appender.stop();
	}

}
