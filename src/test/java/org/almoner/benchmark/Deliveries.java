package org.almoner.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * Delivers signed events to an endpoint. What is not answered 200 comes again a few
 * times; times are told of answers 200, from the moment at which the event was due.
 *
 * @param endpoint where to
 * @param secret what they are signed with
 * @param http the client
 */
record Deliveries(URI endpoint, String secret, HttpClient http) {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final int TRIES = 6;

	/** Deliveries to an endpoint. */
	static Deliveries to(URI endpoint, String secret) {
		return new Deliveries(endpoint, secret,
				HttpClient.newBuilder()
					.version(HttpClient.Version.HTTP_1_1)
					.connectTimeout(Duration.ofSeconds(10))
					.build());
	}

	/**
	 * What became of them.
	 *
	 * @param times from due to answered 200
	 * @param others answers that were not 200, or none
	 * @param seconds from the first to the last
	 * @param due when each event was due, by its id
	 */
	record Flow(Collection<Long> times, int others, double seconds, Map<String, Long> due) {

		/** Events that were answered 200, a second. */
		double perSecond() {
			return this.times.size() / this.seconds;
		}

		/** How long that took. */
		Spread spread() {
			return Spread.ofNanos(this.times);
		}

	}

	/** As many as go through over some connections, for a time. */
	Flow atTopRate(int connections, Duration time, Supplier<StripeEvent> events) {
		long end = System.nanoTime() + time.toNanos();
		Tally tally = new Tally();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < connections; i++) {
				threads.execute(() -> {
					while (System.nanoTime() - end < 0) {
						deliver(events.get(), System.nanoTime(), tally);
					}
				});
			}
		}
		return tally.flow();
	}

	/** At a steady rate, over so many connections at most. */
	Flow atRate(double perSecond, int connections, int count, Supplier<StripeEvent> events) {
		Tally tally = new Tally();
		Semaphore free = new Semaphore(connections);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int number = 0; number < count; number++) {
				long due = tally.start + (long) (number * 1e9 / perSecond);
				Moments.await(due);
				StripeEvent event = events.get();
				threads.execute(() -> {
					free.acquireUninterruptibly();
					try {
						deliver(event, due, tally);
					}
					finally {
						free.release();
					}
				});
			}
		}
		return tally.flow();
	}

	/** All of them as fast as they go. */
	Flow all(int connections, List<StripeEvent> events) {
		return atRate(1e6, connections, events.size(), inTurn(events));
	}

	/** Events one after the other. */
	static Supplier<StripeEvent> inTurn(List<StripeEvent> events) {
		Iterator<StripeEvent> left = events.iterator();
		return left::next;
	}

	private void deliver(StripeEvent event, long due, Tally tally) {
		tally.due.put(event.id(), due);
		for (int attempt = 0; attempt < TRIES; attempt++) {
			if (status(event) == 200) {
				tally.times.add(System.nanoTime() - due);
				return;
			}
			tally.others.incrementAndGet();
			Moments.pause(PAUSE);
		}
	}

	/** 0 stands for no answer. */
	private int status(StripeEvent event) {
		try {
			return this.http
				.send(StripePoster.request(this.endpoint, event, List.of(this.secret), Instant.now())
					.timeout(PATIENCE)
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public String toString() {
		return "Deliveries[" + this.endpoint + "]";
	}

	private static final class Tally {

		private final long start = System.nanoTime();

		private final Collection<Long> times = new ConcurrentLinkedQueue<>();

		private final AtomicInteger others = new AtomicInteger();

		private final Map<String, Long> due = new ConcurrentHashMap<>();

		Flow flow() {
			return new Flow(List.copyOf(this.times), this.others.get(), Moments.secondsSince(this.start),
					Map.copyOf(this.due));
		}

	}

}
