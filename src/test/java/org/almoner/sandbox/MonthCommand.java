package org.almoner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Posts a mixed month of any size, shuffled, part of it twice, over many connections;
 * then the same month in order; and prints what came of both, with the calls the org saw.
 * Arguments: {@code --events=5000 --connections=64 --repeated=20 --seed=7}. Ends with 1
 * where anything is not as the month's own books say.
 */
public final class MonthCommand {

	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private static final int SHOWN_MAX = 20;

	private MonthCommand() {
	}

	/** Runs it. */
	@SuppressWarnings("SystemOut") // it is a command that a person reads
	public static void main(String[] args) {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		long seed = number(options, "seed", 7);
		int connections = number(options, "connections", 64);
		CharityMonth month = CharityMonth.generate(seed, number(options, "events", 5000),
				Instant.parse("2026-07-01T08:00:00Z"), MonthTests.OPTIONS);
		StripePoster.Manner shuffled = new StripePoster.Manner(connections, 6, Duration.ofMillis(100),
				number(options, "repeated", 20), true, seed);
		StripePoster.Manner orderly = new StripePoster.Manner(1, 6, Duration.ofMillis(100), 0, false, seed);

		MonthRun unruly = MonthRun.of(month, shuffled, PATIENCE);
		List<String> wrong = MonthCheck.differences(month, unruly);
		MonthRun ordered = MonthRun.of(month, orderly, PATIENCE);
		boolean same = unruly.records().equals(ordered.records());
		System.out.println(table(month, unruly, ordered, wrong, same));
		System.exit((wrong.isEmpty() && same) ? 0 : 1);
	}

	private static int number(SimpleCommandLinePropertySource options, String name, int otherwise) {
		String value = options.getProperty(name);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

	private static String table(CharityMonth month, MonthRun unruly, MonthRun ordered, List<String> wrong,
			boolean same) {
		StringBuilder table = new StringBuilder("\n");
		line(table, "", "shuffled, repeated", "in order, one by one");
		line(table, "events of the month", month.events().size(), month.events().size());
		line(table, "deliveries answered", unruly.report().statuses(), ordered.report().statuses());
		line(table, "events given up", unruly.report().undelivered().size(), ordered.report().undelivered().size());
		line(table, "ended as", unruly.endings(), ordered.endings());
		counts(unruly).forEach((type, count) -> line(table, type, count, counts(ordered).get(type)));
		line(table, "seconds", unruly.took().toSeconds(), ordered.took().toSeconds());
		line(table, "org calls", unruly.calls().total(), ordered.calls().total());
		line(table, "org calls / 1,000 events", "%.1f".formatted(unruly.callsPerThousand()),
				"%.1f".formatted(ordered.callsPerThousand()));
		line(table, "by operation", new TreeMap<>(unruly.calls().byOperation()),
				new TreeMap<>(ordered.calls().byOperation()));
		table.append("\nDifferences from the month's own books: ").append(wrong.size()).append('\n');
		wrong.stream().limit(SHOWN_MAX).forEach((difference) -> table.append("  ").append(difference).append('\n'));
		return table.append("The same records as in order: ").append(same ? "yes" : "NO").append('\n').toString();
	}

	private static Map<String, Integer> counts(MonthRun run) {
		Map<String, Integer> counts = new TreeMap<>();
		run.records().forEach((type, records) -> counts.put(type, records.size()));
		return counts;
	}

	private static void line(StringBuilder table, String what, Object unruly, @Nullable Object ordered) {
		table.append(String.format(Locale.ROOT, "%-26s %-52s %s%n", what, unruly, ordered));
	}

}
