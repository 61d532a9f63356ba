package org.almoner.console;

import java.time.ZoneOffset;
import java.time.Instant;
import java.util.Locale;

import org.almoner.posting.ReplayJob;
import org.almoner.posting.ReplayJob.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A job as the admin sees it.
 *
 * @param id its id
 * @param kind what it does: {@code replay}
 * @param account the key of the Gateway Account
 * @param state waiting, running, done or failed
 * @param total how many events are meant, where that is known
 * @param replayed how many were opened again
 * @param refused how many could not be
 * @param problem what is or went wrong, in words
 * @param startedAt when it was ordered
 * @param updatedAt when it last went on
 */
record JobView(String id, String kind, String account, String state, @Nullable Long total, long replayed, long refused,
		@Nullable String problem, Instant startedAt, Instant updatedAt) {

	static JobView of(ReplayJob job) {
		Progress progress = job.progress();
		return new JobView(job.id(), "replay", job.order().account().value(),
				progress.state().name().toLowerCase(Locale.ROOT), progress.total(), progress.replayed(),
				progress.refused(), progress.problem(), progress.startedAt(), progress.updatedAt());
	}

	/** Whether nothing will happen any more. */
	public boolean over() {
		return this.state.equals("done") || this.state.equals("failed");
	}

	/** When it was ordered, for people. */
	public String startedWords() {
		return ShownMoment.of(this.startedAt, ZoneOffset.UTC).words();
	}

	/** When it last went on, for people. */
	public String updatedWords() {
		return ShownMoment.of(this.updatedAt, ZoneOffset.UTC).words();
	}

	/** Where it stands, in a sentence. */
	public String sentence() {
		return switch (this.state) {
			case "waiting" -> "The job waits for its turn in the account's lane.";
			case "running" -> "Events are put back to Received, a page at a time.";
			case "done" -> "All events are back in the lane. Each is Processed again within a minute or so,"
					+ " or fails again with a reason.";
			default -> "The job was given up. What it did stands; order it again once the cause is gone.";
		};
	}

	/** The badge's class. */
	public String tone() {
		return switch (this.state) {
			case "done" -> (this.refused == 0) ? "good" : "warn";
			case "failed" -> "bad";
			default -> "";
		};
	}

}
