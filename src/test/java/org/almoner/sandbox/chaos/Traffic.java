package org.almoner.sandbox.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * Events that arrive at a steady rate, as Stripe delivers them: what is not answered 200
 * in time comes again after a while, and again, and some come twice at once.
 *
 * @see <a href="https://docs.stripe.com/webhooks#retries">docs.stripe.com/webhooks</a>
 */
final class Traffic {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final int TWICE_PERCENT = 5;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

	private final Set<String> taken = ConcurrentHashMap.newKeySet();

	private final SandboxAccount account;

	private final int rate;

	private final Consumer<StripeEvent> happens;

	private volatile long until;

	/**
	 * Traffic to an account.
	 * @param rate events a second
	 * @param happens told of each event before its first delivery
	 * @param limit then nothing is delivered again
	 */
	Traffic(SandboxAccount account, int rate, Consumer<StripeEvent> happens, Duration limit) {
		this.account = account;
		this.rate = rate;
		this.happens = happens;
		this.until = System.nanoTime() + limit.toNanos();
	}

	/** Returns when each was answered 200, or at the limit. */
	void deliver(List<StripeEvent> events, long seed) {
		Random random = new Random(seed);
		long start = System.nanoTime();
		try (ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int number = 0; number < events.size() && System.nanoTime() - this.until < 0; number++) {
				StripeEvent event = events.get(number);
				pause(start + number * 1_000_000_000L / this.rate - System.nanoTime());
				this.happens.accept(event);
				int times = (random.nextInt(100) < TWICE_PERCENT) ? 2 : 1;
				for (int time = 0; time < times; time++) {
					deliveries.execute(() -> deliver(event));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliver(StripeEvent event) {
		try {
			Duration pause = FIRST_PAUSE;
			while (!send(event) && System.nanoTime() - this.until < 0) {
				pause(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos()));
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : pause;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean send(StripeEvent event) throws InterruptedException {
		int status = status(StripePoster
			.request(this.account.endpoint(), event, List.of(this.account.signingSecret()), Instant.now())
			.timeout(PATIENCE)
			.build());
		this.statuses.merge(status, 1, Integer::sum);
		if (status == 200) {
			this.taken.add(event.id());
		}
		return status == 200;
	}

	/** 0 stands for no answer: nobody there, too late, or a connection that broke. */
	private int status(HttpRequest request) throws InterruptedException {
		try {
			return this.http.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static void pause(long nanos) throws InterruptedException {
		if (nanos > 0) {
			Thread.sleep(Duration.ofNanos(nanos));
		}
	}

	/** From now on nothing is delivered again. */
	void giveUp() {
		this.until = System.nanoTime();
	}

	/** How often each status was answered; 0 stands for no answer. */
	Map<Integer, Integer> statuses() {
		return new TreeMap<>(this.statuses);
	}

	/** The ids of events that were answered 200. */
	Set<String> taken() {
		return Collections.unmodifiableSet(this.taken);
	}

}
