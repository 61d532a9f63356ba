package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.LinuxProcess;

/** Looks every second how much memory processes have. */
final class MemoryWatch implements AutoCloseable {

	private static final Duration EVERY = Duration.ofSeconds(1);

	private final Thread watch;

	private final List<Dyno> dynos;

	private final Map<String, List<Long>> samples = new LinkedHashMap<>();

	MemoryWatch(List<Dyno> dynos) {
		this.dynos = List.copyOf(dynos);
		dynos.forEach((dyno) -> this.samples.put(dyno.name(), new ArrayList<>()));
		this.watch = Thread.ofVirtual().name("memory-watch").start(this::watch);
	}

	/**
	 * What was seen of a process, in megabytes.
	 *
	 * @param firstQuarter the mean of the first quarter of the time
	 * @param lastQuarter the mean of the last quarter
	 * @param peak the most
	 */
	record Seen(long firstQuarter, long lastQuarter, long peak) {

		private static Seen of(List<Long> samples) {
			int quarter = Math.max(1, samples.size() / 4);
			return new Seen(mean(samples.subList(0, Math.min(quarter, samples.size()))),
					mean(samples.subList(Math.max(0, samples.size() - quarter), samples.size())),
					samples.stream().mapToLong(Long::longValue).max().orElse(0));
		}

		private static long mean(List<Long> samples) {
			return Math.round(samples.stream().mapToLong(Long::longValue).average().orElse(0));
		}

	}

	private void watch() {
		try {
			while (LinuxProcess.isKnown()) {
				look();
				Thread.sleep(EVERY);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void look() {
		this.dynos
			.forEach((dyno) -> this.samples.getOrDefault(dyno.name(), new ArrayList<>()).add(dyno.facts().megabytes()));
	}

	/** What was seen so far, by the names of the places. */
	synchronized Map<String, Seen> seen() {
		Map<String, Seen> seen = new LinkedHashMap<>();
		this.samples.forEach((name, of) -> seen.put(name, Seen.of(of)));
		return seen;
	}

	@Override
	public void close() {
		this.watch.interrupt();
	}

}
