package org.almoner.console;

import java.time.ZoneOffset;
import java.time.Instant;
import java.util.Locale;

import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A job as the admin sees it.
 *
 * @param id its id
 * @param kind what it does: {@code replay} or {@code backfill}
 * @param account the key of the Gateway Account
 * @param state waiting, running, done or failed
 * @param total how many things are meant, where that is known
 * @param done how many are done: events opened again, or events fetched
 * @param refused how many could not be
 * @param problem what is or went wrong, in words
 * @param startedAt when it was ordered
 * @param updatedAt when it last went on
 */
record JobView(String id, String kind, String account, String state, @Nullable Long total, long done, long refused,
		@Nullable String problem, Instant startedAt, Instant updatedAt) {

	static JobView of(Job job) {
		Progress progress = job.progress();
		return new JobView(job.id(), job.kind(), job.account().value(),
				progress.state().name().toLowerCase(Locale.ROOT), progress.total(), progress.done(), progress.refused(),
				progress.problem(), progress.startedAt(), progress.updatedAt());
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
		return this.kind.equals("backfill") ? backfilling() : replaying();
	}

	private String replaying() {
		return switch (this.state) {
			case "waiting" -> "The job waits for its turn in the account's lane.";
			case "running" -> "Events are put back to Received, a page at a time.";
			case "done" -> "All events are back in the lane. Each is Processed again within a minute or so,"
					+ " or fails again with a reason.";
			default -> "The job was given up. What it did stands; order it again once the cause is gone.";
		};
	}

	private String backfilling() {
		return switch (this.state) {
			case "waiting" -> "The job waits until a worker comes to it, which takes seconds.";
			case "running" -> "What the gateway has is fetched, a page at a time.";
			case "done" ->
				"All that the gateway has of that time is stored. Its records appear as the worker" + " comes to it.";
			default -> "The job was given up. What it fetched stands; order it again once the cause is gone.";
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
