package org.almoner.queue;

/** Redis did not answer, or refused. */
public class QueueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A failure that no error of the client led to.
	 * @param message what happened, in words for a person
	 */
	public QueueException(String message) {
		super(message);
	}

	/**
	 * A failure.
	 * @param message what happened, in words for a person, without Redis' password
	 * @param cause the client's error
	 */
	public QueueException(String message, Throwable cause) {
		super(message, cause);
	}

}
