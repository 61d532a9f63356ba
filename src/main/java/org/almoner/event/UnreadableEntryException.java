package org.almoner.event;

/** An entry of the spool that can't be read. Says nothing of what is in it. */
final class UnreadableEntryException extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadableEntryException(String message, Throwable cause) {
		super(message, cause);
	}

	UnreadableEntryException(String message) {
		super(message);
	}

}
