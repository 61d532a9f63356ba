package org.almoner.retention;

import java.time.Instant;

import org.almoner.account.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of one donor's data, to follow. It knows the donor by ids alone.
 *
 * @param id the job's id
 * @param account in which Gateway Account
 * @param seeds where the search begins; none once it is over
 * @param digest stands for the e-mail address; may be empty
 * @param progress how far it is
 */
public record EraseJob(String id, AccountKey account, Seeds seeds, String digest, Progress progress) {

	/** Where a job stands. */
	public enum State {

		/** The account's lane has not come to it yet. */
		WAITING,
		/** Some is erased, more is to come. */
		RUNNING,
		/** All that was found is erased. */
		DONE,
		/** It was given up. */
		FAILED

	}

	/**
	 * How far a job is.
	 *
	 * @param state where it stands
	 * @param events how many payloads are erased
	 * @param records of how many records the provenance is
	 * @param tries how often the page at hand was tried in vain
	 * @param problem what is or went wrong, in words; null where nothing is
	 * @param startedAt when it was ordered
	 * @param updatedAt when it last went on
	 */
	public record Progress(State state, long events, long records, int tries, @Nullable String problem,
			Instant startedAt, Instant updatedAt) {

		/** Whether nothing will happen any more. */
		public boolean isOver() {
			return this.state == State.DONE || this.state == State.FAILED;
		}

		Progress advanced(long moreEvents, long moreRecords, @Nullable String why, Instant now) {
			return new Progress(State.RUNNING, this.events + moreEvents, this.records + moreRecords,
					(why == null) ? 0 : this.tries + 1, why, this.startedAt, now);
		}

		Progress over(State end, @Nullable String why, Instant now) {
			return new Progress(end, this.events, this.records, this.tries, why, this.startedAt, now);
		}

	}

	EraseJob with(Progress other) {
		return new EraseJob(this.id, this.account, other.isOver() ? Seeds.NONE : this.seeds, this.digest, other);
	}

}
