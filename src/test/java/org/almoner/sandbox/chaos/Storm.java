package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets the faults of a schedule happen, those of each place on their own. One that nobody
 * met goes on for up to 8 s more.
 */
final class Storm {

	private static final int LOOKS = 80;

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

	private final Site site;

	private final Schedule schedule;

	Storm(Site site, Schedule schedule) {
		this.site = site;
		this.schedule = schedule;
	}

	/**
	 * Goes on until the last fault is over and all that was ended runs again.
	 * @return what happened
	 * @throws IllegalStateException if a process did not come back
	 */
	List<Endured> rage() {
		long start = System.nanoTime();
		List<Endured> endured = new ArrayList<>();
		try (ExecutorService places = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<List<Endured>>> done = Arrays.stream(Place.values())
				.map((place) -> places.submit((Callable<List<Endured>>) () -> strike(place, start)))
				.toList();
			for (Future<List<Endured>> one : done) {
				endured.addAll(one.get());
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The site did not recover", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return endured;
	}

	private List<Endured> strike(Place place, long start) throws InterruptedException {
		List<Endured> endured = new ArrayList<>();
		for (Strike strike : this.schedule.at(place)) {
			pause(strike.at().minusNanos(System.nanoTime() - start));
			long began = System.nanoTime();
			Ongoing ongoing = this.site.begin(strike.trouble());
			pause(strike.length());
			awaitMet(ongoing);
			int met = ongoing.met().getAsInt();
			ongoing.end().run();
			endured.add(new Endured(strike.trouble(), Duration.ofNanos(System.nanoTime() - began), met));
		}
		return endured;
	}

	/** A fault that nobody met proves nothing. */
	private static void awaitMet(Ongoing ongoing) throws InterruptedException {
		for (int look = 0; look < LOOKS && !ongoing.isMet(); look++) {
			pause(BETWEEN_LOOKS);
		}
	}

	private static void pause(Duration time) throws InterruptedException {
		if (time.isPositive()) {
			Thread.sleep(time);
		}
	}

}
