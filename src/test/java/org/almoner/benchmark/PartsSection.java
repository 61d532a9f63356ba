package org.almoner.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.openjdk.jmh.generators.core.BenchmarkGenerator;
import org.openjdk.jmh.generators.core.FileSystemDestination;
import org.openjdk.jmh.generators.reflection.RFGeneratorSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs {@link Parts} with JMH, in a JVM of its own. What JMH generates is generated and
 * compiled here, so that the build needs no annotation processor for it.
 */
final class PartsSection implements Section {

	private static final int LIMIT_MINUTES = 10;

	private static final String PLAIN = "plain";

	private static final Map<String, String> BASELINES = Map.of("verifySignature", "stripe-java constructEvent",
			"readEvent", "stripe-java, as its objects", "foldBatch", "one event at a time", "buildRows",
			"the client's objects alone");

	@Override
	public List<Figure> measure(Setting setting) {
		try {
			Path classes = Files.createDirectories(setting.directory().resolve("parts/classes"));
			Path sources = Files.createDirectories(setting.directory().resolve("parts/sources"));
			generate(sources, classes);
			compile(sources, classes);
			return figures(run(setting, classes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void generate(Path sources, Path classes) {
		RFGeneratorSource source = new RFGeneratorSource();
		source.processClasses(Parts.class);
		FileSystemDestination destination = new FileSystemDestination(classes.toFile(), sources.toFile());
		BenchmarkGenerator generator = new BenchmarkGenerator();
		generator.generate(source, destination);
		generator.complete(source, destination);
		if (destination.hasErrors()) {
			throw new IllegalStateException("JMH: " + destination.getErrors());
		}
	}

	private static void compile(Path sources, Path classes) throws IOException {
		JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "This is no JDK");
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp",
				System.getProperty("java.class.path"), "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
			throw new IllegalStateException("What JMH generated can not be compiled");
		}
	}

	private static Path run(Setting setting, Path classes) throws IOException {
		Path results = setting.directory().resolve("parts/results.json");
		String iterations = Integer.toString(setting.scaled(5, 2));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djmh.ignoreLock=true", "-cp", classes + File.pathSeparator + System.getProperty("java.class.path"),
				"org.openjdk.jmh.Main", "-f", "1", "-wi", iterations, "-w", "1s", "-i", iterations, "-r", "1s", "-rf",
				"json", "-rff", results.toString())
			.redirectErrorStream(true)
			.redirectOutput(setting.directory().resolve("parts/output").toFile())
			.start();
		try {
			if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
				throw new IllegalStateException(
						"JMH: " + Files.readString(setting.directory().resolve("parts/output")));
			}
			return results;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	private static List<Figure> figures(Path results) throws IOException {
		Map<String, Double> scores = new TreeMap<>();
		for (JsonNode result : JsonMapper.shared().readTree(Files.readString(results))) {
			scores.put(result.path("benchmark").asString().replaceFirst(".*\\.", ""),
					result.path("primaryMetric").path("score").asDouble());
		}
		List<Figure> figures = new ArrayList<>();
		new TreeMap<>(BASELINES).forEach((name, baseline) -> figures
			.add(Figure.of("parts", "JMH, average", name + ", microseconds", score(scores, name))
				.beside(score(scores, plain(name)), baseline)));
		return figures;
	}

	private static String plain(String name) {
		return PLAIN + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	private static double score(Map<String, Double> scores, String name) {
		return Objects.requireNonNull(scores.get(name), name);
	}

}
