package org.almoner.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * Where and of what a run was made.
 *
 * @param cores how many processors there are
 * @param memoryMegabytes how much memory there is
 * @param load the machine's load before the run: what others did
 * @param jdk the JDK of all processes
 * @param commit what was measured; empty where there is no git
 * @param date when
 */
record Machine(int cores, long memoryMegabytes, double load, String jdk, String commit, Instant date) {

	/** This machine, now. */
	static Machine here() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new Machine(system.getAvailableProcessors(), system.getTotalMemorySize() >> 20,
				system.getSystemLoadAverage(), System.getProperty("java.vendor") + " " + Runtime.version(), described(),
				Instant.now().truncatedTo(ChronoUnit.SECONDS));
	}

	private static String described() {
		try {
			Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
			try (InputStream output = git.getInputStream()) {
				return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
			}
		}
		catch (IOException ex) {
			return "";
		}
	}

	/** For JSON. */
	Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("cores", this.cores);
		fields.put("memoryMegabytes", this.memoryMegabytes);
		fields.put("loadBefore", this.load);
		fields.put("jdk", this.jdk);
		fields.put("commit", this.commit);
		fields.put("date", this.date.toString());
		return fields;
	}

}
