package org.almoner.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.almoner.gateway.stripe.StripeOf;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.testing.HandClock;
import org.springframework.util.FileSystemUtils;

/**
 * A month's events at a steady rate to a site in which everything fails by a schedule;
 * and what came of it.
 *
 * @param events how many events the month has
 * @param statuses how often each status was answered; 0 stands for no answer
 * @param taken how many events were answered 200
 * @param endured the faults
 * @param proof what the org holds
 * @param dynos what became of the processes
 * @param took from the first event to the last one's end
 */
record ChaosRun(int events, Map<Integer, Integer> statuses, int taken, List<Endured> endured, Proof proof,
		Map<String, DynoReport> dynos, Duration took) {

	ChaosRun {
		statuses = new TreeMap<>(statuses);
		endured = List.copyOf(endured);
	}

	/**
	 * What became of the processes at one place.
	 *
	 * @param restarts how often one was started again
	 * @param peakMegabytes the most memory that one had resident; 0 if unknown
	 */
	record DynoReport(int restarts, long peakMegabytes) {
	}

	/**
	 * What to do.
	 *
	 * @param events about how many events
	 * @param rate events a second
	 * @param seed decides the month and the faults
	 * @param patience how long settling may take
	 */
	record Plan(int events, int rate, long seed, Duration patience) {

		/** Began so lately that Stripe's list of events still has all of it. */
		CharityMonth month() {
			Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(28));
			return CharityMonth
				.generate(this.seed, this.events, start, MonthOptions.EVERYTHING.forAccount("acct_1Sandbox", false))
				.toEndpointOf(StripeOf.at(URI.create("http://localhost"), new HandClock(Instant.now())).eventTypes());
		}

		Schedule schedule() {
			return Schedule.of(this.seed, Duration.ofSeconds(this.events / this.rate));
		}

	}

	/** Does it. */
	static ChaosRun of(Plan plan) {
		Path directory = directory();
		CharityMonth month = plan.month();
		try (Site site = Site.start(directory, month)) {
			return of(plan, month, site);
		}
		finally {
			if (!Boolean.getBoolean("keep-logs")) {
				FileSystemUtils.deleteRecursively(directory.toFile());
			}
		}
	}

	private static ChaosRun of(Plan plan, CharityMonth month, Site site) {
		Instant start = Instant.now();
		Traffic traffic = new Traffic(site.account(), plan.rate(), (event) -> site.stripe().publish(List.of(event)),
				Duration.ofSeconds(plan.events() / plan.rate()).plus(plan.patience()));
		Storm storm = new Storm(site, plan.schedule());
		CompletableFuture<List<Endured>> endured = CompletableFuture.supplyAsync(storm::rage)
			.whenComplete((done, failure) -> {
				if (failure != null) {
					traffic.giveUp();
				}
			});
		traffic.deliver(month.events(), plan.seed());
		List<Endured> faults = endured.join();
		Proof proof = Proof.of(site, month, traffic.taken(), plan.patience());
		Map<String, DynoReport> dynos = new LinkedHashMap<>();
		site.dynos().forEach((dyno) -> dynos.put(dyno.name(), new DynoReport(dyno.restarts(), dyno.peakMegabytes())));
		return new ChaosRun(month.events().size(), traffic.statuses(), traffic.taken().size(), faults, proof, dynos,
				Duration.between(start, Instant.now()));
	}

	private static Path directory() {
		try {
			return Files.createTempDirectory("almoner-chaos");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Answers other than 200, 503 and none: there must not be any. */
	Map<Integer, Integer> others() {
		Map<Integer, Integer> others = new TreeMap<>(this.statuses);
		List.of(0, 200, 503).forEach(others::remove);
		return others;
	}

	/** Whether all promises were kept. */
	boolean holds() {
		return this.proof.holds() && others().isEmpty() && this.taken == this.events;
	}

}
