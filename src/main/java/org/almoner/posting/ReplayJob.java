package org.almoner.posting;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A replay to follow.
 *
 * @param id the job's id
 * @param order what is replayed
 * @param progress how far it is
 * @param page what is opened now; null between two pages
 */
public record ReplayJob(String id, ReplayOrder order, Progress progress, @Nullable Page page) {

	/** Where a job stands. */
	public enum State {

		/** The account's lane has not come to it yet. */
		WAITING,
		/** Some events are opened again, more are to come. */
		RUNNING,
		/** All events are opened again. */
		DONE,
		/** It was given up. */
		FAILED

	}

	/**
	 * How far a job is.
	 *
	 * @param state where it stands
	 * @param total how many events are meant, where that is known
	 * @param replayed how many are opened again
	 * @param refused how many could not be opened again
	 * @param after the record after which it goes on
	 * @param tries how often the page at hand was tried in vain
	 * @param problem what is or went wrong, in words; null where nothing is
	 * @param startedAt when it was ordered
	 * @param updatedAt when it last went on
	 */
	public record Progress(State state, @Nullable Long total, long replayed, long refused, @Nullable String after,
			int tries, @Nullable String problem, Instant startedAt, Instant updatedAt) {

		/** Whether nothing will happen any more. */
		public boolean isOver() {
			return this.state == State.DONE || this.state == State.FAILED;
		}

		Progress hindered(String why, Instant now) {
			return new Progress(State.RUNNING, this.total, this.replayed, this.refused, this.after, this.tries + 1, why,
					this.startedAt, now);
		}

		Progress givenUp(String why, Instant now) {
			return new Progress(State.FAILED, this.total, this.replayed, this.refused, this.after, this.tries, why,
					this.startedAt, now);
		}

		Progress counted(int opened, int notOpened) {
			return new Progress(this.state, this.total, this.replayed + opened, this.refused + notOpened, this.after,
					this.tries, this.problem, this.startedAt, this.updatedAt);
		}

		/** After a page; {@code next} is null where it was the last one. */
		Progress advanced(int opened, int notOpened, @Nullable String next, @Nullable String why, Instant now) {
			return new Progress((next != null) ? State.RUNNING : State.DONE, this.total, this.replayed + opened,
					this.refused + notOpened, next, 0, (why != null) ? why : lasting(), this.startedAt, now);
		}

		/** What hindered a page for a while is over with it. */
		private @Nullable String lasting() {
			return (this.refused > 0) ? this.problem : null;
		}

	}

	/**
	 * A page of events, kept before the first of them is opened: those that are opened no
	 * longer meet the order's filter, so whoever must do the page again, or to its end,
	 * could not find them and would count them wrongly.
	 *
	 * @param events to be opened again
	 * @param next the record after which the next page begins; null where this is the
	 * last
	 */
	public record Page(List<Due> events, @Nullable String next) {

		public Page {
			events = List.copyOf(events);
		}

	}

	/**
	 * An event that is to be opened again.
	 *
	 * @param record its Salesforce record
	 * @param eventId the gateway's id
	 */
	public record Due(String record, String eventId) {
	}

	/** Before the first of a page's events is opened. */
	ReplayJob begun(Page next) {
		return new ReplayJob(this.id, this.order, this.progress, next);
	}

	/** With what is left of the page at hand, and the rest of it counted. */
	ReplayJob left(Page rest, int opened, int notOpened) {
		return new ReplayJob(this.id, this.order, this.progress.counted(opened, notOpened), rest);
	}

	/** With the page at hand still to be done, unless all is over. */
	ReplayJob hindered(Progress other) {
		return other.isOver() ? with(other) : new ReplayJob(this.id, this.order, other, this.page);
	}

	/** With the page at hand done. */
	ReplayJob with(Progress other) {
		return new ReplayJob(this.id, other.isOver() ? this.order.withoutIds() : this.order, other, null);
	}

}
