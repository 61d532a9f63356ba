package org.almoner.posting;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A replay to follow.
 *
 * @param id the job's id
 * @param order what is replayed
 * @param progress how far it is
 */
public record ReplayJob(String id, ReplayOrder order, Progress progress) {

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

	ReplayJob with(Progress other) {
		return new ReplayJob(this.id, other.isOver() ? this.order.withoutIds() : this.order, other);
	}

}
