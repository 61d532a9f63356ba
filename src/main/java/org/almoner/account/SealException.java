package org.almoner.account;

/** Something sealed that can't be opened. Holds nothing of it. */
public final class SealException extends Exception {

	private static final long serialVersionUID = 1L;

	SealException(String message) {
		super(message);
	}

}
