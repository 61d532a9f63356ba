package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Almoner in a process of its own, with the flags of the Procfile and the memory of a
 * small dyno. It inherits nothing of the environment around it, and has the Procfile's.
 */
public final class JarProcess implements AutoCloseable {

	/** What Heroku's buildpack gives a JVM on a dyno of 512 MB. */
	private static final List<String> SMALL_DYNO = List.of("-Xmx300m", "-Xss512k", "-XX:CICompilerCount=2",
			"-XX:MaxRAM=512M");

	/** What the system is told; a process' roles are its starter's to say. */
	private static final Pattern VARIABLE = Pattern.compile("(?!ALMONER_)[A-Z_]+=[^$]*");

	private final Process process;

	private final Path output;

	private final Path errors;

	private JarProcess(Process process, Path output, Path errors) {
		this.process = process;
		this.output = output;
		this.errors = errors;
	}

	/**
	 * Starts the packaged jar, and does not wait until it is ready.
	 * @param directory where its output goes
	 * @param variables its whole environment
	 */
	static JarProcess start(Path directory, Map<String, String> variables) {
		return start(directory, Program.packaged(), variables);
	}

	/** Starts a program, and does not wait until it is ready. */
	public static JarProcess start(Path directory, Program program, Map<String, String> variables) {
		try {
			Path output = Files.createTempFile(directory, "almoner", ".out");
			Path errors = Files.createTempFile(directory, "almoner", ".err");
			ProcessBuilder builder = new ProcessBuilder(command(program)).redirectOutput(output.toFile())
				.redirectError(errors.toFile());
			builder.environment().clear();
			builder.environment().putAll(variablesOfTheProcfile());
			builder.environment().putAll(variables);
			return new JarProcess(builder.start(), output, errors);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> command(Program program) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// the Procfile's flags are for the hosts' JDK, which may be newer than this one
		command.add("-XX:+IgnoreUnrecognizedVMOptions");
		command.addAll(flagsOfTheProcfile());
		command.addAll(SMALL_DYNO);
		command.addAll(program.arguments());
		return command;
	}

	private static List<String> flagsOfTheProcfile() throws IOException {
		return wordsOfTheProcfile().filter((word) -> word.startsWith("-X") || word.startsWith("-D")).toList();
	}

	private static Map<String, String> variablesOfTheProcfile() throws IOException {
		return wordsOfTheProcfile().filter((word) -> VARIABLE.matcher(word).matches())
			.map((word) -> word.split("=", 2))
			.collect(Collectors.toUnmodifiableMap((parts) -> parts[0], (parts) -> parts[1]));
	}

	private static Stream<String> wordsOfTheProcfile() throws IOException {
		return Files.readAllLines(Path.of("Procfile"))
			.stream()
			.filter((line) -> line.startsWith("worker:"))
			.flatMap((line) -> Stream.of(line.split(" ")));
	}

	/** What the system says of it. */
	public LinuxProcess facts() {
		return new LinuxProcess(this.process.pid());
	}

	/** All that it has printed. */
	public String output() {
		return read(this.output);
	}

	/** All that it has printed on its error stream. */
	String errors() {
		return read(this.errors);
	}

	/** Whether it runs; a process that has ended is told of with its last words. */
	public boolean isRunning() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("Ended with " + this.process.exitValue() + ": " + errors() + output());
		}
		return true;
	}

	/** Asks it to end (SIGTERM), as a host does. */
	public void terminate() {
		this.process.destroy();
	}

	/** Ends it at once (SIGKILL). */
	public void kill() {
		this.process.destroyForcibly();
	}

	/** Freezes it (SIGSTOP): its connections stay open and nothing goes on. */
	public void freeze() {
		facts().signal("-STOP");
	}

	/** Lets it go on after it was frozen. */
	public void thaw() {
		facts().signal("-CONT");
	}

	/**
	 * Waits for its end.
	 * @return its exit code
	 * @throws IllegalStateException if it still runs after the limit
	 */
	public int awaitExit(Duration limit) {
		try {
			if (this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				return this.process.exitValue();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new IllegalStateException("Still runs after " + limit + ": " + output());
	}

	@Override
	public void close() {
		kill();
		awaitExit(Duration.ofSeconds(10));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
