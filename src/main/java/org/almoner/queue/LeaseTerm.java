package org.almoner.queue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a lease lasts, by this process' own clock. It counts from before the command
 * was sent and Redis counts from when it came, so that Redis' lease ends later than this
 * one: what remains is never over-estimated.
 */
class LeaseTerm {

	private final Duration length;

	private final LongSupplier nanoTime;

	private long end;

	LeaseTerm(Duration length, LongSupplier nanoTime, long start) {
		this.length = length;
		this.nanoTime = nanoTime;
		this.end = start + length.toNanos();
	}

	Duration length() {
		return this.length;
	}

	Duration remaining() {
		return Duration.ofNanos(this.end - now());
	}

	long now() {
		return this.nanoTime.getAsLong();
	}

	void startedAt(long start) {
		this.end = start + this.length.toNanos();
	}

	void lost() {
		this.end = now();
	}

}
