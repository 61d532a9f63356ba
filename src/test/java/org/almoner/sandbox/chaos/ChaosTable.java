package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run for people to read. */
final class ChaosTable {

	private static final int SHOWN_MAX = 20;

	private final StringBuilder text = new StringBuilder();

	private ChaosTable() {
	}

	/** The faults that are to come. */
	static String of(Schedule schedule) {
		ChaosTable table = new ChaosTable();
		table.text.append("\nFaults to come\n");
		schedule.strikes().forEach((strike) -> table.text.append(strike).append('\n'));
		return table.text.toString();
	}

	/** What came of a run. */
	static String of(ChaosRun run) {
		ChaosTable table = new ChaosTable();
		table.deliveries(run);
		table.faults(run.endured());
		table.processes(run.dynos());
		table.proof(run);
		return table.text.toString();
	}

	private void deliveries(ChaosRun run) {
		Map<Integer, Integer> statuses = run.statuses();
		this.text.append('\n');
		line("deliveries", statuses.values().stream().mapToInt(Integer::intValue).sum());
		line("  answered 200", statuses.getOrDefault(200, 0));
		line("  answered 503", statuses.getOrDefault(503, 0));
		line("  not answered", statuses.getOrDefault(0, 0));
		line("  others (must be none)", run.others().isEmpty() ? "0" : run.others());
		line("events", run.events());
		line("  answered 200", run.taken());
		line("  ended as", run.proof().endings());
		line("  replays of what failed", run.proof().replayed());
		line("seconds in all", run.took().toSeconds());
		line("seconds to drain", run.proof().drained().toSeconds());
	}

	private void faults(List<Endured> endured) {
		this.text.append(String.format(Locale.ROOT, "%n%-52s %6s %9s %7s%n", "fault", "times", "seconds", "met"));
		Arrays.stream(Trouble.values()).forEach((trouble) -> fault(trouble, endured));
	}

	private void fault(Trouble trouble, List<Endured> all) {
		List<Endured> endured = all.stream().filter((one) -> one.trouble() == trouble).toList();
		double seconds = endured.stream().map(Endured::lasted).mapToLong(Duration::toMillis).sum() / 1000.0;
		int met = endured.stream().mapToInt(Endured::met).sum();
		this.text
			.append(String.format(Locale.ROOT, "%-52s %6d %9.1f %7d%n", trouble.words(), endured.size(), seconds, met));
	}

	private void processes(Map<String, ChaosRun.DynoReport> dynos) {
		this.text.append(String.format(Locale.ROOT, "%n%-24s %8s %18s%n", "process", "restarts", "peak memory in MB"));
		dynos.forEach((name, dyno) -> this.text
			.append(String.format(Locale.ROOT, "%-24s %8d %18d%n", name, dyno.restarts(), dyno.peakMegabytes())));
	}

	private void proof(ChaosRun run) {
		this.text.append('\n');
		line("lost", run.proof().lost().size());
		line("twice", run.proof().twice().size());
		line("wrong", run.proof().wrong().size());
		shown("lost", run.proof().lost());
		shown("twice", run.proof().twice());
		shown("wrong", run.proof().wrong());
	}

	private void shown(String what, Collection<String> some) {
		some.stream().limit(SHOWN_MAX).forEach((one) -> line("  " + what, one));
	}

	private void line(String what, Object value) {
		this.text.append(String.format(Locale.ROOT, "%-26s %s%n", what, value));
	}

}
