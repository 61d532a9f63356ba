package org.almoner.sandbox.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * How many signed events a second come through alone, and how many while a stranger sends
 * bad signatures at a rate. Arguments: {@code --seconds=20 --connections=32 --flood=200}.
 * Clients and server share the machine, so the flood's sender costs some of it too.
 */
public final class FloodCommand {

	private static final String WRONG = "whsec_of_nobody";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Site site;

	private final List<StripeEvent> events;

	private final AtomicInteger next = new AtomicInteger();

	private FloodCommand(Site site, List<StripeEvent> events) {
		this.site = site;
		this.events = events;
	}

	/** Runs it. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) throws IOException {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		int seconds = ChaosCommand.number(options.getProperty("seconds"), 20);
		int connections = ChaosCommand.number(options.getProperty("connections"), 32);
		int flood = ChaosCommand.number(options.getProperty("flood"), 200);
		CharityMonth month = new ChaosRun.Plan(60_000, 100, 7, Duration.ZERO).month();
		Path directory = Files.createTempDirectory("almoner-flood");
		try (Site site = Site.start(directory, month)) {
			FloodCommand command = new FloodCommand(site, month.events());
			System.out.println("warming up                " + command.measure(connections, 0, seconds));
			System.out.println("alone                     " + command.measure(connections, 0, seconds));
			System.out.println("during the flood          " + command.measure(connections, flood, seconds));
			System.out.println("alone again               " + command.measure(connections, 0, seconds));
			site.dynos().forEach((dyno) -> System.out.println(dyno.name() + ": peak MB " + dyno.peakMegabytes()));
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
		System.exit(0);
	}

	private String measure(int connections, int flood, int seconds) {
		Instant end = Instant.now().plusSeconds(seconds);
		AtomicInteger taken = new AtomicInteger();
		AtomicInteger refused = new AtomicInteger();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < connections; i++) {
				threads.execute(() -> post(end, taken));
			}
			if (flood > 0) {
				threads.execute(() -> flood(end, flood, refused));
			}
		}
		return String.format(Locale.ROOT, "%.0f signed events a second, %.0f bad signatures a second",
				taken.get() / (double) seconds, refused.get() / (double) seconds);
	}

	private void post(Instant end, AtomicInteger taken) {
		while (Instant.now().isBefore(end)) {
			StripeEvent event = this.events.get(this.next.getAndIncrement() % this.events.size());
			if (status(event, this.site.account().signingSecret()) == 200) {
				taken.incrementAndGet();
			}
		}
	}

	private void flood(Instant end, int rate, AtomicInteger refused) {
		long start = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int sent = 0; Instant.now().isBefore(end); sent++) {
				Thread.sleep(Duration.ofNanos(Math.max(0, start + sent * 1_000_000_000L / rate - System.nanoTime())));
				StripeEvent event = this.events.get(sent % this.events.size());
				threads.execute(() -> {
					if (status(event, WRONG) == 400) {
						refused.incrementAndGet();
					}
				});
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private int status(StripeEvent event, String secret) {
		URI endpoint = this.site.account().endpoint();
		try {
			return this.http
				.send(StripePoster.request(endpoint, event, List.of(secret), Instant.now())
					.timeout(Duration.ofSeconds(20))
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
