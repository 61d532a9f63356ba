package org.almoner.retention;

/** More erasures were ordered within a week than are kept. The message is for people. */
public final class TooManyErasuresException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyErasuresException() {
		super("Too many erasures were ordered within the last seven days; wait until some are forgotten.");
	}

}
