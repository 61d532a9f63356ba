package org.almoner.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.sandbox.org.SimulatedOrg;
import org.awaitility.Awaitility;

/**
 * Looks into the org until events have come to their end, which is when all their records
 * are written. It reads the org's memory and makes no calls.
 */
final class Watch implements AutoCloseable {

	private static final Duration OFTEN = Duration.ofMillis(50);

	private static final Duration RARELY = Duration.ofMillis(300);

	private static final int MANY = 2000;

	private static final Set<String> ENDS = Set.of("Processed", "Ignored", "Failed");

	private final SimulatedOrg org;

	private final Set<String> open = ConcurrentHashMap.newKeySet();

	private final Map<String, Long> ended = new ConcurrentHashMap<>();

	private final Thread thread;

	private Watch(SimulatedOrg org, Collection<String> keys) {
		this.org = org;
		this.open.addAll(keys);
		this.thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
	}

	/** Watches for the end of the events of these keys. */
	static Watch start(SimulatedOrg org, Collection<String> keys) {
		Watch watch = new Watch(org, keys);
		watch.thread.start();
		return watch;
	}

	private void watch() {
		try {
			while (!this.open.isEmpty()) {
				long now = System.nanoTime();
				List<String> found = this.open.stream().filter(this::isEnded).toList();
				found.forEach((key) -> this.ended.put(key, now));
				found.forEach(this.open::remove);
				Thread.sleep((this.open.size() > MANY) ? RARELY : OFTEN);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isEnded(String key) {
		return this.org.record("Gateway_Event__c", key)
			.filter((event) -> ENDS.contains(String.valueOf(event.get("Status__c"))))
			.isPresent();
	}

	/** When each event had come to its end; waits until all have. */
	Map<String, Long> await(Duration limit) {
		Awaitility.await("all events have come to their end")
			.atMost(limit)
			.pollInterval(OFTEN)
			.until(this.open::isEmpty);
		return Map.copyOf(this.ended);
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
