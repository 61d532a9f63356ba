package org.almoner.posting;

/** Too little of a lease remains for another write; a successor goes on. */
public final class LeaseTooShortException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseTooShortException(String lane) {
		super("Too little of the lease of lane " + lane + " remains for a write");
	}

}
