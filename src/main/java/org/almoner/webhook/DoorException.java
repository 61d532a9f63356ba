package org.almoner.webhook;

import org.springframework.http.HttpStatus;

/** A request that is refused before anybody looks at what it brings. */
final class DoorException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private DoorException(HttpStatus status, String message) {
		super(message);
		this.status = status;
	}

	static DoorException full() {
		return new DoorException(HttpStatus.SERVICE_UNAVAILABLE, "too many deliveries are under way");
	}

	static DoorException tooLarge() {
		return new DoorException(HttpStatus.CONTENT_TOO_LARGE, "the body is too large");
	}

	static DoorException unknown() {
		return new DoorException(HttpStatus.NOT_FOUND, "there is no such endpoint");
	}

	static DoorException notPost() {
		return new DoorException(HttpStatus.METHOD_NOT_ALLOWED, "deliveries are posted");
	}

	static DoorException bad(String message) {
		return new DoorException(HttpStatus.BAD_REQUEST, message);
	}

	HttpStatus status() {
		return this.status;
	}

}
