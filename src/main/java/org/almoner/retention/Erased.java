package org.almoner.retention;

import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure has done. Its job counts events, as jobs of all kinds do; the number of
 * records stands in the job's step, which an erasure has but one of.
 *
 * @param events how many payloads have no personal data any more
 * @param records how many records remember none
 */
public record Erased(long events, long records) {

	/** What a job of the kind {@code erase} has done so far. */
	public static Erased by(Job job) {
		return new Erased(job.progress().done(), records(job.step()));
	}

	/** Whether a job is an erasure at all. */
	public static boolean isMeantBy(Job job) {
		return job.kind().equals(Erasures.KIND);
	}

	private static long records(@Nullable String step) {
		return (step == null) ? 0 : Long.parseLong(step);
	}

	boolean isNothing() {
		return this.events == 0 && this.records == 0;
	}

	/** The job with a page's records counted; a progress counts its events itself. */
	Job addedTo(Job job, Progress progress) {
		return job.inStep(progress, Long.toString(records(job.step()) + this.records));
	}

}
