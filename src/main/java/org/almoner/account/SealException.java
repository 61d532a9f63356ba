package org.almoner.account;

/** A sealed text that can't be opened. Holds nothing of the text. */
final class SealException extends Exception {

	private static final long serialVersionUID = 1L;

	SealException(String message) {
		super(message);
	}

}
