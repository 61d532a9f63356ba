package org.almoner.queue;

/** Redis answers but would not keep what it is given over a restart. */
public class NotDurableException extends QueueException {

	private static final long serialVersionUID = 1L;

	/**
	 * A refusal to rely on Redis.
	 * @param message what is missing, in words for a person
	 */
	public NotDurableException(String message) {
		super(message);
	}

}
