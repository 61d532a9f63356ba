package org.almoner.sweep;

/** Why a backfill can't be had now. Messages are for people. */
public final class BackfillException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean busy;

	BackfillException(boolean busy, String sentence) {
		super(sentence);
		this.busy = busy;
	}

	/** Whether it can be had once others are done. */
	public boolean isBusy() {
		return this.busy;
	}

}
