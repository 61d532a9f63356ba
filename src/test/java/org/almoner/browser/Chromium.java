package org.almoner.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the browser and its driver are, if this machine has them. */
final class Chromium {

	private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

	private Chromium() {
	}

	/** The browser: where {@code CHROMIUM} says, else where Debian puts it. */
	static Optional<Path> browser() {
		return first("CHROMIUM", BROWSERS);
	}

	/** Its driver: where {@code CHROMEDRIVER} says, else where Debian puts it. */
	static Optional<Path> driver() {
		return first("CHROMEDRIVER", DRIVERS);
	}

	private static Optional<Path> first(String variable, List<String> usual) {
		String told = System.getenv(variable);
		List<String> candidates = (told == null || told.isBlank()) ? usual : List.of(told);
		return candidates.stream().map(Path::of).filter(Files::isExecutable).findFirst();
	}

}
