package org.almoner.sandbox.chaos;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Posts a month at a steady rate to a site in which everything fails, as a schedule of
 * the seed says; lets it settle, and compares what the org holds with the month's own
 * books. Arguments: {@code --events=20000 --rate=100 --seed=42}. Ends with 1 where
 * anything was lost, is there twice, or is wrong.
 */
public final class ChaosCommand {

	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private ChaosCommand() {
	}

	/** Runs it. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		ChaosRun.Plan plan = new ChaosRun.Plan(number(options.getProperty("events"), 20_000),
				number(options.getProperty("rate"), 100), number(options.getProperty("seed"), 42), PATIENCE);
		System.out.println(ChaosTable.of(plan.schedule()));
		ChaosRun run = ChaosRun.of(plan);
		System.out.println(ChaosTable.of(run));
		System.exit(run.holds() ? 0 : 1);
	}

	static int number(@Nullable String value, int otherwise) {
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

}
