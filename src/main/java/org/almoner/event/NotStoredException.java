package org.almoner.event;

import java.time.Duration;

/** An event is not durable; the gateway must send it again. */
public class NotStoredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration retryAfter;

	/**
	 * A failure to store.
	 * @param message why, in words for a person, without any of the event's data
	 * @param retryAfter when to come again
	 */
	public NotStoredException(String message, Duration retryAfter) {
		super(message);
		this.retryAfter = retryAfter;
	}

	/** When to come again. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
