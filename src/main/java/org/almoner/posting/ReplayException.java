package org.almoner.posting;

/** Why a replay or a dry run can't be had now. Messages are for people. */
public abstract sealed class ReplayException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private ReplayException(String message) {
		super(message);
	}

	/** There is no such event. */
	public static final class NoSuchEvent extends ReplayException {

		private static final long serialVersionUID = 1L;

		NoSuchEvent(String sentence) {
			super(sentence);
		}

	}

	/** Too many are under way already. */
	public static final class TooMany extends ReplayException {

		private static final long serialVersionUID = 1L;

		TooMany(String sentence) {
			super(sentence);
		}

	}

}
