package org.almoner.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Reconciles one payout of very many lines in a process with the memory of a small dyno,
 * and prints what it took. Arguments: {@code --lines=250000 --present=true}, where the
 * latter says whether the org has the payments and gifts already. Ends with 1 where the
 * payout does not tie or a limit is passed. The org and Stripe are in the command's own
 * process, which needs {@code -Xmx6g} for so many records.
 */
public final class PayoutCommand {

	private static final Duration PATIENCE = Duration.ofHours(2);

	private PayoutCommand() {
	}

	/** Runs it. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) throws IOException {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		int lines = Integer.parseInt(otherwise(options.getProperty("lines"), "250000"));
		boolean present = Boolean.parseBoolean(otherwise(options.getProperty("present"), "true"));
		Path directory = Files.createTempDirectory("almoner-payout");
		try {
			LongPayoutRun run = LongPayoutRun.of(new LongPayoutRun.Plan(lines, present, PATIENCE), directory, Map.of());
			System.out.println(table(run));
			System.exit(run.holds() ? 0 : 1);
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static String otherwise(@Nullable String value, String usual) {
		return (value != null) ? value : usual;
	}

	private static String table(LongPayoutRun run) {
		StringBuilder table = new StringBuilder("\n");
		line(table, "lines", run.plan().lines() + (run.plan().present() ? ", all present" : ", nothing present"));
		line(table, "seconds", run.took().toSeconds());
		line(table, "Stripe calls", run.stripeCalls() + " of " + run.plan().stripeCallsMax());
		line(table, "Salesforce calls", run.orgCalls().total() + " of " + run.plan().orgCallsMax());
		line(table, "  by operation", new TreeMap<>(run.orgCalls().byOperation()));
		line(table, "  rows", new TreeMap<>(run.orgCalls().rowsByOperation()));
		line(table, "heap MB", "peak " + run.heap().peak() + ", left by a collection at most " + run.heap().live()
				+ ", " + run.heap().collections() + " collections");
		line(table, "resident MB, peak", run.residentMegabytes());
		line(table, "status", run.outcome().status() + ", balance " + run.outcome().balance());
		line(table, "lines linked", run.outcome().lines() + " by " + run.outcome().records() + " records");
		line(table, "gifts", run.outcome().gifts());
		return table.append(run.holds() ? "All within the limits.\n" : "NOT within the limits.\n").toString();
	}

	private static void line(StringBuilder table, String what, Object value) {
		table.append(String.format(Locale.ROOT, "%-20s %s%n", what, value));
	}

}
