package org.almoner.console;

import java.time.Duration;

import org.springframework.security.authentication.LockedException;

/** Nobody listens to passwords from this address for a while. */
final class LockedOutException extends LockedException {

	private static final long serialVersionUID = 1L;

	private final Duration remaining;

	LockedOutException(Duration remaining) {
		super("Too many wrong passwords");
		this.remaining = remaining;
	}

	Duration remaining() {
		return this.remaining;
	}

}
