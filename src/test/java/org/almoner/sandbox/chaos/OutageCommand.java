package org.almoner.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import org.almoner.sandbox.stripe.books.CharityMonth;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Salesforce is away for a time while events go on at a steady rate; prints what the
 * gateway was answered, how long it took to catch up, and how much memory the processes
 * had. Arguments: {@code --minutes=10 --rate=50 --seed=7}. Ends with 1 where a delivery
 * was answered otherwise than 200 or anything is lost, twice or wrong.
 */
public final class OutageCommand {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private OutageCommand() {
	}

	/** Runs it. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) throws IOException {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		Duration length = Duration.ofMinutes(ChaosCommand.number(options.getProperty("minutes"), 10));
		int rate = ChaosCommand.number(options.getProperty("rate"), 50);
		int events = Math.toIntExact(length.toSeconds() * rate);
		CharityMonth month = new ChaosRun.Plan(events, rate, ChaosCommand.number(options.getProperty("seed"), 7),
				PATIENCE)
			.month();
		Path directory = Files.createTempDirectory("almoner-outage");
		try (Site site = Site.start(directory, month)) {
			Outage outage = Outage.of(site, month, rate, length, PATIENCE);
			System.out.println(table(month.events().size(), outage));
			System.exit(outage.holds() ? 0 : 1);
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static String table(int events, Outage outage) {
		StringBuilder table = new StringBuilder("\n");
		line(table, "events", events);
		line(table, "answers during the outage", outage.during());
		line(table, "answers in all", outage.after());
		line(table, "seconds to drain", outage.drained().toSeconds());
		outage.memory()
			.forEach((name, seen) -> line(table, "MB of " + name, "first quarter " + seen.firstQuarter()
					+ ", last quarter " + seen.lastQuarter() + ", peak " + seen.peak()));
		line(table, "ended as", outage.proof().endings());
		line(table, "lost", outage.proof().lost().size());
		line(table, "twice", outage.proof().twice().size());
		line(table, "wrong", outage.proof().wrong().size());
		return table.toString();
	}

	private static void line(StringBuilder table, String what, Object value) {
		table.append(String.format(Locale.ROOT, "%-28s %s%n", what, value));
	}

}
