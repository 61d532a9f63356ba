package org.almoner;

import java.util.List;

/**
 * The environment does not do; each problem is a sentence that names its variable and
 * never shows its value.
 */
final class StartRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> problems;

	StartRefusedException(List<String> problems) {
		super(String.join(" ", problems));
		this.problems = List.copyOf(problems);
	}

	List<String> problems() {
		return this.problems;
	}

}
