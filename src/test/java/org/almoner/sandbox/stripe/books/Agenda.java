package org.almoner.sandbox.stripe.books;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when; time in the books is whatever the agenda has come to. */
final class Agenda {

	static final long HOUR = 3_600;

	static final long DAY = 24 * HOUR;

	private final PriorityQueue<Entry> entries = new PriorityQueue<>(
			Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));

	private long now;

	private long numbers;

	Agenda(long start) {
		this.now = start;
	}

	/** Seconds of the Unix epoch. */
	long now() {
		return this.now;
	}

	void after(long seconds, Runnable step) {
		this.entries.add(new Entry(this.now + seconds, this.numbers++, step));
	}

	/** Lets happen what is to happen until a moment, that moment included. */
	void runUntil(long moment) {
		for (Entry next = this.entries.peek(); next != null && next.at() <= moment; next = this.entries.peek()) {
			this.entries.remove();
			this.now = next.at();
			next.step().run();
		}
	}

	private record Entry(long at, long number, Runnable step) {
	}

}
