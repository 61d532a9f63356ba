package org.almoner.benchmark;

import java.util.Arrays;
import java.util.Collection;

/**
 * How far times lie apart, in milliseconds.
 *
 * @param p50 half of them are no longer
 * @param p95 95 of 100 are no longer
 * @param p99 99 of 100 are no longer
 * @param max none is longer
 */
record Spread(double p50, double p95, double p99, double max) {

	/** The spread of times in nanoseconds; zeros where there are none. */
	static Spread ofNanos(Collection<Long> nanos) {
		double[] sorted = nanos.stream().mapToDouble((time) -> time / 1e6).sorted().toArray();
		return new Spread(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
	}

	/** The one in the middle. */
	static double median(double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return at(sorted, 0.5);
	}

	private static double at(double[] sorted, double share) {
		int rank = (int) Math.ceil(share * sorted.length);
		return (sorted.length == 0) ? 0 : sorted[Math.max(0, rank - 1)];
	}

}
