package org.almoner.payout;

import java.util.Optional;

import org.almoner.job.Job;
import org.almoner.posting.LaneCommand;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a lane asks for: that a payout be reconciled.
 *
 * @param payoutId the gateway's id of the payout
 * @param purpose why
 * @param jobId the job, where an admin ordered it
 */
record Errand(String payoutId, Purpose purpose, @Nullable String jobId) {

	static final String PREFIX = LaneCommand.MARK + "payout:";

	private static final String AUDIT = "audit";

	/** Why a payout is looked at; a later one stands over an earlier one. */
	enum Purpose {

		/** It was reconciled, and its records were changed since: no line is written. */
		AUDIT,
		/** Its lines are complete, or it waits for long. */
		ROUTINE,
		/** An admin wants it. */
		ORDER

	}

	static Errand routine(String payoutId) {
		return new Errand(payoutId, Purpose.ROUTINE, null);
	}

	static Errand audit(String payoutId) {
		return new Errand(payoutId, Purpose.AUDIT, null);
	}

	static Errand ordered(String payoutId, Job job) {
		return new Errand(payoutId, Purpose.ORDER, job.id());
	}

	/** The errand of a reference that begins with {@link #PREFIX}. */
	static Errand of(String reference) {
		String rest = reference.substring(PREFIX.length());
		int colon = rest.indexOf(':');
		if (colon < 0) {
			return routine(rest);
		}
		String payoutId = rest.substring(0, colon);
		String suffix = rest.substring(colon + 1);
		return suffix.equals(AUDIT) ? audit(payoutId) : new Errand(payoutId, Purpose.ORDER, suffix);
	}

	/** What stands in the lane. */
	String reference() {
		String suffix = (this.purpose == Purpose.AUDIT) ? AUDIT : this.jobId;
		return PREFIX + this.payoutId + ((suffix != null) ? ":" + suffix : "");
	}

	Optional<String> optionalJobId() {
		return Optional.ofNullable(this.jobId);
	}

}
