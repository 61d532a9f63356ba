package org.almoner.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.retention.Erased;
import org.jspecify.annotations.Nullable;

/**
 * A job as the admin sees it.
 *
 * @param id its id
 * @param kind what it does: {@code replay}, {@code backfill}, {@code erase} or
 * {@code reconcile}
 * @param account the key of the Gateway Account
 * @param state waiting, running, done or failed
 * @param total how many things are meant, where that is known
 * @param done how many events are done: opened again, fetched, or without personal data;
 * of a reconciliation, lines
 * @param refused how many could not be
 * @param records how many records an erasure made forget; null for a job of another kind
 * @param problem what is or went wrong, in words
 * @param startedAt when it was ordered
 * @param updatedAt when it last went on
 */
record JobView(String id, String kind, String account, String state, @Nullable Long total, long done, long refused,
		@Nullable Long records, @Nullable String problem, Instant startedAt, Instant updatedAt) {

	static JobView of(Job job) {
		Progress progress = job.progress();
		return new JobView(job.id(), job.kind(), job.account().value(),
				progress.state().name().toLowerCase(Locale.ROOT), progress.total(), progress.done(), progress.refused(),
				Erased.isMeantBy(job) ? Erased.by(job).records() : null, progress.problem(), progress.startedAt(),
				progress.updatedAt());
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

	/** What is said of a job of its kind. */
	public JobWords words() {
		return JobWords.of(this.kind);
	}

	/** Where it stands, in a sentence. */
	public String sentence() {
		return words().sentences().in(this.state);
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
