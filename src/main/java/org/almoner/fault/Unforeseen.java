package org.almoner.fault;

import org.jspecify.annotations.Nullable;

/**
 * An error that nobody foresaw, for the process' log: its kind, where it came from and
 * what caused it, but no message. Messages of parsers and drivers quote what they were
 * given, which may be a donor's or a secret.
 */
public final class Unforeseen extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int CAUSES_MAX = 5;

	private Unforeseen(Throwable error, @Nullable Throwable cause) {
		super(error.getClass().getName(), cause, false, true);
		setStackTrace(error.getStackTrace());
	}

	/** An error as it may be logged. */
	public static Unforeseen of(Throwable error) {
		return of(error, 0);
	}

	private static Unforeseen of(Throwable error, int depth) {
		Throwable cause = error.getCause();
		return new Unforeseen(error, (cause != null && depth < CAUSES_MAX) ? of(cause, depth + 1) : null);
	}

}
