package org.almoner.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.almoner.retention.EraseJob;
import org.almoner.retention.EraseJob.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a donor's data as the admin sees it.
 *
 * @param id its id
 * @param kind what it does: {@code erase}
 * @param account the key of the Gateway Account
 * @param state waiting, running, done or failed
 * @param events how many payloads are erased
 * @param records of how many records the history is
 * @param problem what is or went wrong, in words
 * @param updatedAt when it last went on
 */
record EraseJobView(String id, String kind, String account, String state, long events, long records,
		@Nullable String problem, Instant updatedAt) {

	static EraseJobView of(EraseJob job) {
		Progress progress = job.progress();
		return new EraseJobView(job.id(), "erase", job.account().value(),
				progress.state().name().toLowerCase(Locale.ROOT), progress.events(), progress.records(),
				progress.problem(), progress.updatedAt());
	}

	/** Whether nothing will happen any more. */
	public boolean over() {
		return this.state.equals("done") || this.state.equals("failed");
	}

	/** When it last went on, for people. */
	public String updatedWords() {
		return ShownMoment.of(this.updatedAt, ZoneOffset.UTC).words();
	}

	/** Where it stands, in a sentence. */
	public String sentence() {
		return switch (this.state) {
			case "waiting" -> "The erasure waits for its turn in the account's lane.";
			case "running" -> "Personal data is being taken out, a page at a time.";
			case "done" -> "All that was found is erased.";
			default -> "The erasure was given up. What it did stands; order it again once the cause is gone.";
		};
	}

	/** The badge's class. */
	public String tone() {
		return switch (this.state) {
			case "done" -> (this.problem == null) ? "good" : "warn";
			case "failed" -> "bad";
			default -> "";
		};
	}

}
