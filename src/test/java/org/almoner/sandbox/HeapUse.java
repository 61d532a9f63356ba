package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How full the heap of a process was, in megabytes, as its collector's log says:
 * {@code 123M->45M(300M)}.
 *
 * @param peak the most before a collection
 * @param live the most that was left by one
 * @param collections how many
 */
record HeapUse(long peak, long live, int collections) {

	private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

	static HeapUse read(Path log) {
		try {
			return of(Files.readAllLines(log));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static HeapUse of(List<String> log) {
		List<MatchResult> all = log.stream()
			.map(COLLECTION::matcher)
			.filter(Matcher::find)
			.map(Matcher::toMatchResult)
			.toList();
		return new HeapUse(most(all, (found) -> Long.parseLong(found.group(1))),
				most(all, (found) -> Long.parseLong(found.group(2))), all.size());
	}

	private static long most(List<MatchResult> all, ToLongFunction<MatchResult> number) {
		return all.stream().mapToLong(number).max().orElse(0);
	}

}
