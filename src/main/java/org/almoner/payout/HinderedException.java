package org.almoner.payout;

/** A step could not be done; the message says why, to an admin. */
final class HinderedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean mayPass;

	HinderedException(boolean mayPass, String why) {
		super(why);
		this.mayPass = mayPass;
	}

	/** Whether it may succeed later without anybody's help. */
	boolean mayPass() {
		return this.mayPass;
	}

}
