package org.almoner.sandbox.stripe;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of deliveries. */
public final class PostReport {

	private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

	private final Set<String> delivered = ConcurrentHashMap.newKeySet();

	private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

	private final AtomicInteger attempts = new AtomicInteger();

	void answered(int status) {
		this.attempts.incrementAndGet();
		this.statuses.merge(status, 1, Integer::sum);
	}

	void settled(String event, boolean taken) {
		(taken ? this.delivered : this.givenUp).add(event);
	}

	/** How often each status was answered; 0 stands for no answer at all. */
	public Map<Integer, Integer> statuses() {
		return new TreeMap<>(this.statuses);
	}

	/** The ids of events that were taken with a 2xx at least once. */
	public Set<String> delivered() {
		return Collections.unmodifiableSet(this.delivered);
	}

	/** The ids of events that no delivery got through. */
	public Set<String> undelivered() {
		Set<String> never = new TreeSet<>(this.givenUp);
		never.removeAll(this.delivered);
		return never;
	}

	/** Requests in all, repeats and retries too. */
	public int attempts() {
		return this.attempts.get();
	}

	@Override
	public String toString() {
		return attempts() + " attempts, " + this.delivered.size() + " events delivered, " + undelivered().size()
				+ " not, statuses " + statuses();
	}

}
