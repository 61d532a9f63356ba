package org.almoner.benchmark;

import java.util.List;

import org.almoner.benchmark.Goal.Which;

/** What Almoner is meant to reach, on a machine of two cores that all share. */
final class Goals {

	/** All of them, in the order in which they are printed. */
	static final List<Goal> ALL = List.of(atMost(25, "org calls for 1,000 events off a backlog", calls("a backlog of")),
			atMost(30, "org calls for 1,000 events on Giving Tuesday, the budget spent",
					calls(CallsSection.GIVING_TUESDAY + CallsSection.SPENT)),
			atMost(1000, "ms to the answer on Giving Tuesday, p99",
					time(CallsSection.GIVING_TUESDAY + CallsSection.SPENT, "answer, p99 ms")),
			atMost(30_000, "ms to the records on Giving Tuesday, the last",
					time(CallsSection.GIVING_TUESDAY + CallsSection.SPENT, "event to record, max ms")),
			atMost(230, "org calls for 1,000 events on a steady day, the budget spent",
					calls(CallsSection.STEADY + CallsSection.SPENT)),
			atMost(60_000, "ms to the records on a steady day, p95",
					time(CallsSection.STEADY + CallsSection.SPENT, "event to record, p95 ms")),
			atMost(3000, "ms to the records of a quiet charity, the last",
					time(CallsSection.QUIET, "event to record, max ms")),
			atLeast(0.5, "of the rate of an endpoint that only verifies, the org at 0 ms",
					door("the org takes 0 ms", "events/s, top", DoorSection.BARE)),
			atMost(450, "ms to the answer at half the top rate, p99, the org at 150 ms",
					door("the org takes 150 ms", "p99 ms, half the rate", "")),
			atLeast(20, "times the rate of one call an event over as many connections, 150 ms",
					door("the org takes 150 ms", "events/s, top", DoorSection.ONE)),
			atLeast(60, "times the pace of one event at a time, off a backlog",
					new Which("drain", "1 account", "events/s", DrainSection.SINGLE)),
			atLeast(1.7, "times the pace with twice the accounts and workers",
					new Which("drain", "", DrainSection.GROWTH, "")),
			atMost(1.2, "times the org calls with 100 times the history", growth("org calls/1,000 events")),
			atMost(1.2, "times the seconds with 100 times the history", growth("seconds to work them")),
			atMost(300, "MB resident, web, the most of all loads", size("web, peak resident MB")),
			atMost(300, "MB resident, worker, the most of all loads", size("worker, peak resident MB")),
			atMost(450, "MB resident, both roles in one process", size("both roles, peak resident MB")));

	private Goals() {
	}

	private static Goal atMost(double bound, String name, Which which) {
		return new Goal("at most " + plain(bound) + " " + name, which, bound, true);
	}

	private static Goal atLeast(double bound, String name, Which which) {
		return new Goal("at least " + plain(bound) + " " + name, which, bound, false);
	}

	private static String plain(double bound) {
		return (bound == Math.rint(bound)) ? Long.toString((long) bound) : Double.toString(bound);
	}

	private static Which calls(String load) {
		return new Which("calls", load, "org calls/1,000 events", "");
	}

	private static Which time(String load, String what) {
		return new Which("calls", load, what, "");
	}

	private static Which door(String load, String what, String against) {
		return new Which("door", load, what, against);
	}

	private static Which growth(String what) {
		return new Which("growth", "100x", what, "1x");
	}

	private static Which size(String what) {
		return new Which("size", "", what, "");
	}

}
