package org.almoner.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what Almoner takes of the org's calls, of time and of memory, each figure
 * beside that of something simpler in the same run; prints a table and writes
 * {@code target/benchmark.json}. A goal that is missed is said and makes nothing fail.
 * Arguments: {@code --sections=calls,door --scale=0.1}. Ends with 1 where a section could
 * not be measured.
 */
public final class BenchmarkCommand {

	private static final Path JSON = Path.of("target", "benchmark.json");

	private static final String SCALED = "Events are fewer and times shorter than in earnest by the scale; "
			+ "org, Stripe and clients share the machine with what is measured.";

	private final Machine machine = Machine.here();

	private final List<Figure> figures = new ArrayList<>();

	private final Map<String, String> failures = new LinkedHashMap<>();

	private BenchmarkCommand() {
	}

	/** Runs it. */
	public static void main(String[] args) throws IOException {
		SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(args);
		double scale = Double.parseDouble(otherwise(options.getProperty("scale"), "1"));
		String wanted = otherwise(options.getProperty("sections"), String.join(",", sections().keySet()));
		BenchmarkCommand command = new BenchmarkCommand();
		Path directory = Files.createTempDirectory("almoner-benchmark");
		try {
			for (String name : wanted.split(",", -1)) {
				command.run(name.strip(), new Setting(scale, directory));
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
		command.report(scale);
		System.exit(command.failures.isEmpty() ? 0 : 1);
	}

	private static Map<String, Section> sections() {
		Map<String, Section> sections = new LinkedHashMap<>();
		sections.put("calls", new CallsSection());
		sections.put("door", new DoorSection());
		sections.put("drain", new DrainSection());
		sections.put("size", new SizeSection());
		sections.put("growth", new GrowthSection());
		sections.put("parts", new PartsSection());
		return sections;
	}

	private static String otherwise(@Nullable String value, String usual) {
		return (value != null && !value.isBlank()) ? value : usual;
	}

	@SuppressWarnings("SystemOut") // it is a command that a person reads
	private void run(String name, Setting setting) {
		Section section = Objects.requireNonNull(sections().get(name), "There is no section " + name);
		long start = System.nanoTime();
		try {
			List<Figure> measured = section.measure(setting);
			measured.forEach((figure) -> System.out.println(figure.line()));
			this.figures.addAll(measured);
		}
		catch (RuntimeException ex) {
			this.failures.put(name, ex.toString());
			System.out.println(name + " could not be measured: " + ex);
		}
		System.out.println(name + " took " + Math.round(Moments.secondsSince(start)) + " s");
	}

	@SuppressWarnings("SystemOut") // it is a command that a person reads
	private void report(double scale) throws IOException {
		Map<String, Object> report = new LinkedHashMap<>(this.machine.fields());
		report.put("scale", scale);
		report.put("note", SCALED);
		List<Goal.Verdict> verdicts = Goal.judge(Goals.ALL, this.figures);
		report.put("goals", verdicts.stream().map(Goal.Verdict::fields).toList());
		report.put("figures", this.figures.stream().map(Figure::fields).toList());
		report.put("failures", this.failures);
		Files.writeString(JSON, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
		System.out.println();
		System.out.println(this.machine + ", scale " + scale);
		System.out.println(SCALED);
		System.out.println();
		this.figures.forEach((figure) -> System.out.println(figure.line()));
		System.out.println();
		verdicts.forEach((verdict) -> System.out.println(verdict.line()));
		this.failures.forEach((name, why) -> System.out.println(name + " could not be measured: " + why));
	}

}
