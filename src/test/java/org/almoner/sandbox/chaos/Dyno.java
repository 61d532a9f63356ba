package org.almoner.sandbox.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.almoner.sandbox.JarProcess;
import org.almoner.sandbox.LinuxProcess;
import org.almoner.sandbox.Program;
import org.awaitility.Awaitility;

/**
 * A place for one process of the site: when the process has ended another one can be
 * started there, with the same variables.
 */
final class Dyno implements AutoCloseable {

	private static final Duration START_MAX = Duration.ofMinutes(3);

	/** A host kills 30 s after it asked to stop. */
	private static final Duration STOP_MAX = Duration.ofSeconds(30);

	private final String name;

	private final Path directory;

	private final Program program;

	private final Map<String, String> variables;

	private final AtomicInteger starts = new AtomicInteger();

	private final AtomicLong peak = new AtomicLong();

	private volatile JarProcess process;

	/** Starts a process, and does not wait until it is ready. */
	Dyno(String name, Path directory, Program program, Map<String, String> variables) {
		this.name = name;
		this.directory = directory;
		this.program = program;
		this.variables = Map.copyOf(variables);
		this.process = launch();
	}

	private JarProcess launch() {
		this.starts.incrementAndGet();
		return JarProcess.start(this.directory, this.program, this.variables);
	}

	/** Waits until it works. */
	void awaitReady() {
		JarProcess started = this.process;
		Awaitility.await()
			.atMost(START_MAX)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> started.isRunning() && started.output().contains("Started AlmonerApplication"));
	}

	/** Ends it at once; answers how it comes back. */
	Ongoing kill() {
		notePeak();
		this.process.close();
		return Ongoing.uncounted(this::restart);
	}

	/** Asks it to end, and waits for it; answers how it comes back. */
	Ongoing stop() {
		notePeak();
		this.process.terminate();
		this.process.awaitExit(STOP_MAX);
		return Ongoing.uncounted(this::restart);
	}

	/** Lets it do nothing for a time. */
	Ongoing freeze() {
		this.process.freeze();
		return Ongoing.uncounted(this.process::thaw);
	}

	private void restart() {
		this.process = launch();
		awaitReady();
	}

	String name() {
		return this.name;
	}

	/** How often a process was started again here. */
	int restarts() {
		return this.starts.get() - 1;
	}

	/** What the system says of the process. */
	LinuxProcess facts() {
		return this.process.facts();
	}

	/** The most memory that any process here had resident, in megabytes; 0 if unknown. */
	long peakMegabytes() {
		notePeak();
		return this.peak.get();
	}

	private void notePeak() {
		if (LinuxProcess.isKnown() && this.process.isRunning()) {
			this.peak.accumulateAndGet(facts().peakMegabytes(), Math::max);
		}
	}

	/** Ends it, and does not wait. */
	void abandon() {
		this.process.kill();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
