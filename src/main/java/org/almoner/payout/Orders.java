package org.almoner.payout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of those errands that an admin ordered. */
@Component
class Orders {

	/** What the jobs are called. */
	static final String KIND = "reconcile";

	private final Jobs jobs;

	private final InstantSource time;

	Orders(Jobs jobs, InstantSource time) {
		this.jobs = jobs;
		this.time = time;
	}

	/** Whether an errand is still to be done: one that nobody ordered always is. */
	boolean isOpen(Errand errand) {
		return errand.jobId() == null || job(errand).isPresent();
	}

	private Optional<Job> job(Errand errand) {
		return errand.optionalJobId().flatMap(this.jobs::find).filter((job) -> !job.progress().isOver());
	}

	/** Notes how far it is: lines are counted once, when they are posted. */
	void note(Course course) {
		Course.Trouble trouble = course.trouble();
		change(course.errand(), (progress) -> {
			Progress counted = counted(progress, course);
			String why = trouble.why();
			return (why != null) ? counted.hindered(why, now())
					: counted.advanced(0, 0, course.stage().name(), null, now());
		});
	}

	private static Progress counted(Progress progress, Course course) {
		return progress.counted(course.sums().listed().count() - progress.done(),
				course.noted().unwrittenCount() - progress.refused());
	}

	void done(Course course, @Nullable String problem) {
		change(course.errand(), (progress) -> counted(progress, course).advanced(0, 0, null, problem, now()));
	}

	void givenUp(Course course, String why) {
		change(course.errand(), (progress) -> progress.givenUp(why, now()));
	}

	private void change(Errand errand, UnaryOperator<Progress> change) {
		job(errand).ifPresent((job) -> this.jobs.put(job.with(change.apply(job.progress()))));
	}

	private Instant now() {
		return this.time.instant();
	}

}
