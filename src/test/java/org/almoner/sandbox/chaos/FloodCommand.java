package org.almoner.sandbox.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * bad signatures at a rate: by turns, so that whatever else the machine does meets both.
 * Arguments: {@code --rounds=5 --seconds=8 --connections=32 --flood=200}. Clients and
 * server share the machine, so the flood's sender costs some of it too. Ends with 1 where
 * the flood costs more than a tenth of the median.
 */
public final class FloodCommand {

	/** The most that a flood may cost. */
	private static final double DEAREST = 0.1;

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
		int rounds = ChaosCommand.number(options.getProperty("rounds"), 5);
		int seconds = ChaosCommand.number(options.getProperty("seconds"), 8);
		int connections = ChaosCommand.number(options.getProperty("connections"), 32);
		int flood = ChaosCommand.number(options.getProperty("flood"), 200);
		CharityMonth month = new ChaosRun.Plan(30_000, 100, 7, Duration.ZERO).month();
		Path directory = Files.createTempDirectory("almoner-flood");
		try (Site site = Site.start(directory, month)) {
			FloodCommand command = new FloodCommand(site, month.events());
			System.out.println("warming up          " + command.measure(connections, 0, 2 * seconds));
			List<Flow> alone = new ArrayList<>();
			List<Flow> flooded = new ArrayList<>();
			for (int round = 0; round < rounds; round++) {
				alone.add(command.measure(connections, 0, seconds));
				System.out.println("alone               " + alone.getLast());
				flooded.add(command.measure(connections, flood, seconds));
				System.out.println("during the flood    " + flooded.getLast());
			}
			double kept = median(flooded) / median(alone);
			System.out.printf(Locale.ROOT, "median              %.0f alone, %.0f during the flood: %.0f %% kept%n",
					median(alone), median(flooded), 100 * kept);
			site.dynos().forEach((dyno) -> System.out.println(dyno.name() + ": peak MB " + dyno.peakMegabytes()));
			System.exit((kept >= 1 - DEAREST) ? 0 : 1);
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	/**
	 * What went through a second.
	 *
	 * @param taken signed events that were answered 200
	 * @param refused bad signatures that were answered 400
	 */
	private record Flow(double taken, double refused) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.0f signed events a second, %.0f bad signatures a second", this.taken,
					this.refused);
		}

	}

	private static double median(List<Flow> flows) {
		return flows.stream().mapToDouble(Flow::taken).sorted().skip(flows.size() / 2).findFirst().orElseThrow();
	}

	private Flow measure(int connections, int flood, int seconds) {
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
		return new Flow(taken.get() / (double) seconds, refused.get() / (double) seconds);
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
