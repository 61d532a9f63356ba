package org.almoner.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process of Almoner runs.
 *
 * @param arguments of the JVM, from the class path on
 */
public record Program(List<String> arguments) {

	private static final Path JAR = Path.of("target", "almoner.jar");

	/**
	 * What the jar was made of. The jar itself is dated as its content is, which is the
	 * same in every build.
	 */
	private static final Path MADE_OF = Path.of("target", "almoner.jar.original");

	private static final Path CLASSES = Path.of("target", "classes");

	public Program {
		arguments = List.copyOf(arguments);
	}

	/** The jar as it is shipped. */
	static Program packaged() {
		return new Program(List.of("-jar", JAR.toString()));
	}

	/** The jar where it is as new as the compiled classes, else those. */
	public static Program newest() {
		return isJarNew() ? packaged() : compiled();
	}

	private static Program compiled() {
		String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
			.collect(Collectors.joining(File.pathSeparator));
		return new Program(List.of("-cp", path, "org.almoner.AlmonerApplication"));
	}

	private static boolean isJarNew() {
		try (Stream<Path> classes = Files.walk(CLASSES)) {
			boolean there = Files.exists(JAR) && Files.exists(MADE_OF);
			long built = there ? Files.getLastModifiedTime(MADE_OF).toMillis() : 0;
			return classes.filter(Files::isRegularFile).allMatch((file) -> file.toFile().lastModified() <= built);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
