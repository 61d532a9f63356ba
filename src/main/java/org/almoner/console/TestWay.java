package org.almoner.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.almoner.event.EventTrail.Trace;
import org.almoner.queue.Lanes.LaneStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a test event has come.
 *
 * @param eventId which
 * @param steps the whole way
 * @param looks how often was looked already
 * @param settled whether there is nothing more to wait for
 */
record TestWay(String eventId, List<Step> steps, int looks, boolean settled) {

	/** Two seconds between two looks: more than a minute, at one call each. */
	static final int LOOKS = 40;

	private static final int PATIENT = 10;

	private static final String GOOD = "good";

	private static final String WARN = "warn";

	private static final String BAD = "bad";

	private static final String TO_COME = "";

	/**
	 * A step of the way.
	 *
	 * @param colour good, warn, bad, or empty while it is to come
	 */
	record Step(String colour, String name, String words) {
	}

	/** Whether the page goes on looking by itself. */
	public boolean waiting() {
		return !this.settled && this.looks < LOOKS;
	}

	/** Whether the event went the whole way. */
	public boolean through() {
		return this.settled && this.steps.stream().allMatch((step) -> GOOD.equals(step.colour()));
	}

	/** An event that the door did not take. */
	static TestWay refused(DoorAnswer answer) {
		return new TestWay("", List.of(new Step(BAD, "Reached the door", answer.what() + " " + answer.action()),
				stored(null, 0), queued(null, null, null), worked(null, 0)), 0, true);
	}

	/**
	 * An event that the door took.
	 * @param trace what the org knows of it; empty where it knows nothing yet
	 * @param problem why the org can't be asked
	 * @param lane its lane; null where there is none or Redis is away
	 * @param redis why Redis can't be asked
	 */
	static TestWay of(String eventId, Optional<Trace> trace, @Nullable String problem, @Nullable LaneStatus lane,
			@Nullable String redis, int looks) {
		Trace known = trace.orElse(null);
		List<Step> steps = new ArrayList<>();
		steps.add(new Step(GOOD, "Reached the door", "It came in from the internet, and its signature is right."));
		steps.add((problem != null) ? new Step(WARN, "Stored in Salesforce", problem) : stored(known, looks));
		steps.add(queued(known, lane, redis));
		steps.add(worked(known, looks));
		return new TestWay(eventId, List.copyOf(steps), looks, known != null && !known.isOpen());
	}

	private static Step stored(@Nullable Trace trace, int looks) {
		String name = "Stored in Salesforce";
		if (trace != null) {
			return new Step(GOOD, name, "There is a Gateway Event of it.");
		}
		return (looks < PATIENT) ? new Step(TO_COME, name, "Not yet.")
				: new Step(WARN, name, "Not yet: the door keeps it until Salesforce takes it. Look at the Overview.");
	}

	private static Step queued(@Nullable Trace trace, @Nullable LaneStatus lane, @Nullable String redis) {
		String name = "Queued";
		if (trace != null && !trace.isOpen()) {
			return new Step(GOOD, name, "It went through the queue.");
		}
		if (redis != null) {
			return new Step(WARN, name, redis);
		}
		return (lane == null || lane.waiting() == 0) ? new Step(TO_COME, name, "Not yet.")
				: new Step(GOOD, name, "It is in the account's queue, with " + lane.waiting() + " waiting in all"
						+ (lane.leased() ? "; a worker is at it." : "."));
	}

	private static Step worked(@Nullable Trace trace, int looks) {
		String name = "Worked";
		if (trace != null && trace.isFailed()) {
			return new Step(BAD, name, "It failed: " + reason(trace) + " Open the event to see more.");
		}
		if (trace != null && !trace.isOpen()) {
			return new Step(GOOD, name, "A worker read it. Being a test it leads to no record: " + reason(trace));
		}
		return (looks < PATIENT) ? new Step(TO_COME, name, "Not yet.")
				: new Step(WARN, name,
						"No worker has taken it yet. See on the Overview that one is alive: on Heroku the "
								+ "role “worker” must be switched on. Nothing is lost meanwhile.");
	}

	private static String reason(Trace trace) {
		String reason = (trace.reason() == null) ? trace.status() : trace.reason();
		return reason.endsWith(".") ? reason : reason + ".";
	}

}
