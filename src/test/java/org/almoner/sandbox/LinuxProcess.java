package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Linux tells of a process: proc(5).
 *
 * @param pid its id
 */
public record LinuxProcess(long pid) {

	/** The state of a socket that listens. */
	private static final String LISTEN = "0A";

	/** Whether this machine tells anything. */
	public static boolean isKnown() {
		return Files.exists(Path.of("/proc/self/status"));
	}

	/** The most memory that it has had resident so far, in megabytes of 1,024 KB. */
	public long peakMegabytes() {
		return megabytes("VmHWM:");
	}

	/** The memory that it has resident now, in megabytes of 1,024 KB. */
	public long megabytes() {
		return megabytes("VmRSS:");
	}

	private long megabytes(String name) {
		return lines("status").stream()
			.filter((line) -> line.startsWith(name))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElseThrow();
	}

	/** Sends it a signal, such as {@code -STOP}. */
	void signal(String name) {
		try {
			Process kill = new ProcessBuilder("kill", name, Long.toString(this.pid)).start();
			if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
				throw new IllegalStateException("kill " + name + " failed");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The TCP ports that it listens on. */
	Set<Integer> ports() {
		Set<String> own = sockets();
		return Stream.of("net/tcp", "net/tcp6")
			.flatMap((table) -> lines(table).stream())
			.map((line) -> line.strip().split("\\s+"))
			.filter((columns) -> columns[3].equals(LISTEN) && own.contains("socket:[" + columns[9] + "]"))
			.map((columns) -> Integer.parseInt(columns[1].replaceFirst(".*:", ""), 16))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Set<String> sockets() {
		try (Stream<Path> descriptors = Files.list(path("fd"))) {
			return descriptors.map(LinuxProcess::target).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (IOException ex) {
			// closed since it was listed
			return "";
		}
	}

	private List<String> lines(String file) {
		try {
			return Files.readAllLines(path(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path path(String file) {
		return Path.of("/proc", Long.toString(this.pid), file);
	}

}
