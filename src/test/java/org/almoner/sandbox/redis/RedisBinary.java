package org.almoner.sandbox.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import redis.embedded.core.ExecutableProvider;

/** Where Redis servers are found on this machine. */
public final class RedisBinary {

	private RedisBinary() {
	}

	/** The server of the test library, unpacked once. */
	public static Path embedded() {
		return Embedded.PATH;
	}

	/**
	 * A server that is installed here.
	 * @param name {@code redis-server} or {@code valkey-server}
	 */
	public static Optional<Path> installed(String name) {
		String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
		return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** Unpacks when it is first asked for. */
	private static final class Embedded {

		static final Path PATH = unpack();

		private static Path unpack() {
			try {
				return ExecutableProvider.newJarResourceProvider().get().toPath();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
