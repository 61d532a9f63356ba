package org.almoner.job;

import java.time.Instant;
import java.util.UUID;

import org.almoner.account.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * Something that was ordered and is done step by step.
 *
 * @param id the job's id
 * @param kind what it does in one word, such as {@code replay}
 * @param account whose job
 * @param order what was ordered, as JSON that the room understands which does it
 * @param progress how far it is
 * @param step what is left of the step at hand, as JSON of the same room; null between
 * two steps. What must be known of a step after its beginning can be kept here, so that
 * whoever does its rest counts right; a kind of one step alone keeps it to the end
 */
public record Job(String id, String kind, AccountKey account, String order, Progress progress, @Nullable String step) {

	/** Where a job stands. */
	public enum State {

		/** Nobody has begun with it yet. */
		WAITING,
		/** Some of it is done, more is to come. */
		RUNNING,
		/** All is done. */
		DONE,
		/** It was given up. */
		FAILED

	}

	/**
	 * How far a job is.
	 *
	 * @param state where it stands
	 * @param total how many things are meant, where that is known
	 * @param done how many are done
	 * @param refused how many could not be
	 * @param cursor where it goes on; null for the beginning
	 * @param tries how often the step at hand was tried in vain
	 * @param problem what is or went wrong, in words; null where nothing is
	 * @param startedAt when it was ordered
	 * @param updatedAt when it last went on
	 */
	public record Progress(State state, @Nullable Long total, long done, long refused, @Nullable String cursor,
			int tries, @Nullable String problem, Instant startedAt, Instant updatedAt) {

		/** Whether nothing will happen any more. */
		public boolean isOver() {
			return this.state == State.DONE || this.state == State.FAILED;
		}

		/** A step was tried in vain, for a reason in words. */
		public Progress hindered(String why, Instant now) {
			return new Progress(State.RUNNING, this.total, this.done, this.refused, this.cursor, this.tries + 1, why,
					this.startedAt, now);
		}

		/** Nothing more is done, for a reason in words. */
		public Progress givenUp(String why, Instant now) {
			return new Progress(State.FAILED, this.total, this.done, this.refused, this.cursor, this.tries, why,
					this.startedAt, now);
		}

		/** With more done, or refused, in the midst of a step. */
		public Progress counted(long more, long notDone) {
			return new Progress(this.state, this.total, this.done + more, this.refused + notDone, this.cursor,
					this.tries, this.problem, this.startedAt, this.updatedAt);
		}

		/**
		 * After a step.
		 * @param more how many things were done in it
		 * @param notDone how many could not be
		 * @param next where it goes on; null where it was the last step
		 * @param why what could not be done, in words; null where all was
		 */
		public Progress advanced(long more, long notDone, @Nullable String next, @Nullable String why, Instant now) {
			return new Progress((next != null) ? State.RUNNING : State.DONE, this.total, this.done + more,
					this.refused + notDone, next, 0, (why != null) ? why : lasting(), this.startedAt, now);
		}

		/** What hindered a step for a while is over with it. */
		private @Nullable String lasting() {
			return (this.refused > 0) ? this.problem : null;
		}

	}

	/**
	 * A job that is ordered now.
	 * @param total how many things are meant, where that is known
	 */
	public static Job ordered(String kind, AccountKey account, String order, @Nullable Long total, Instant now) {
		return new Job(UUID.randomUUID().toString().replace("-", ""), kind, account, order,
				new Progress(State.WAITING, total, 0, 0, null, 0, null, now, now), null);
	}

	/** The same, with the step at hand done. */
	public Job with(Progress other) {
		return new Job(this.id, this.kind, this.account, this.order, other, null);
	}

	/** The same in the midst of a step, of which this is left. */
	public Job inStep(Progress other, @Nullable String left) {
		return new Job(this.id, this.kind, this.account, this.order, other, left);
	}

	/** The same with another order, such as one without what nobody needs any more. */
	public Job withOrder(String other) {
		return new Job(this.id, this.kind, this.account, other, this.progress, this.step);
	}

}
