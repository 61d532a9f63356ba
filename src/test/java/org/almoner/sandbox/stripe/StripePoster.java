package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * Delivers events as Stripe does: signed afresh for each try, several at once, again when
 * the answer is no 2xx, and if asked for, twice or in any order.
 */
public final class StripePoster {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final URI url;

	private final List<String> secrets;

	private final Manner manner;

	private final InstantSource clock;

	/**
	 * A poster to one endpoint.
	 * @param secrets what it signs with; two while a secret is rolled
	 * @param clock for the times in signatures
	 */
	public StripePoster(URI url, List<String> secrets, Manner manner, InstantSource clock) {
		this.url = url;
		this.secrets = List.copyOf(secrets);
		this.manner = manner;
		this.clock = clock;
	}

	/**
	 * How to deliver.
	 *
	 * @param connections how many deliveries at once
	 * @param attempts how often to try one delivery
	 * @param pause between the tries of a delivery, twice as long each time
	 * @param repeatedPercent how many of a hundred events are delivered twice
	 * @param shuffled whether in any order
	 * @param seed decides what is repeated and which order
	 */
	public record Manner(int connections, int attempts, Duration pause, int repeatedPercent, boolean shuffled,
			long seed) {

		/** One after the other, each once, with a few tries. */
		public static final Manner ORDERLY = new Manner(1, 4, Duration.ofMillis(100), 0, false, 0);

		/** Many at once, in any order, a tenth of them twice. */
		public static Manner unruly(int connections, long seed) {
			return new Manner(connections, 6, Duration.ofMillis(100), 10, true, seed);
		}

	}

	/** Delivers events and waits until each was taken or given up. */
	public PostReport post(List<StripeEvent> events) {
		PostReport report = new PostReport();
		try (ExecutorService threads = Executors.newFixedThreadPool(this.manner.connections(),
				Thread.ofVirtual().factory())) {
			for (StripeEvent event : arranged(events)) {
				threads.execute(() -> deliver(event, report));
			}
		}
		return report;
	}

	private List<StripeEvent> arranged(List<StripeEvent> events) {
		Random random = new Random(this.manner.seed());
		List<StripeEvent> all = new ArrayList<>(events);
		for (StripeEvent event : events) {
			if (random.nextInt(100) < this.manner.repeatedPercent()) {
				all.add(event);
			}
		}
		if (this.manner.shuffled()) {
			Collections.shuffle(all, random);
		}
		return all;
	}

	private void deliver(StripeEvent event, PostReport report) {
		try {
			Duration pause = this.manner.pause();
			boolean taken = send(event, report);
			for (int attempt = 1; !taken && attempt < this.manner.attempts(); attempt++) {
				Thread.sleep(pause);
				pause = pause.multipliedBy(2);
				taken = send(event, report);
			}
			report.settled(event.id(), taken);
		}
		catch (InterruptedException ex) {
			report.settled(event.id(), false);
			Thread.currentThread().interrupt();
		}
	}

	private boolean send(StripeEvent event, PostReport report) throws InterruptedException {
		HttpRequest request = request(this.url, event, this.secrets, this.clock.instant()).timeout(PATIENCE).build();
		int status = statusOf(request);
		report.answered(status);
		return status / 100 == 2;
	}

	/** One delivery, signed at a moment. */
	public static HttpRequest.Builder request(URI url, StripeEvent event, List<String> secrets, Instant now) {
		byte[] body = event.json().getBytes(StandardCharsets.UTF_8);
		boolean testScheme = event.id().hashCode() % 8 == 0;
		return HttpRequest.newBuilder(url)
			.header("Content-Type", "application/json; charset=utf-8")
			.header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
			.header("Stripe-Signature", StripeSignature.header(body, now.getEpochSecond(), secrets, testScheme))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
	}

	private int statusOf(HttpRequest request) throws InterruptedException {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
