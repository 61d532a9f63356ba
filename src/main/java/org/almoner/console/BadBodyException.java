package org.almoner.console;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;

/** A body that can't be worked with, with a sentence for each field. */
final class BadBodyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final transient Map<String, String> fields;

	private BadBodyException(HttpStatus status, String message, Map<String, String> fields) {
		super(message);
		this.status = status;
		this.fields = new LinkedHashMap<>(fields);
	}

	static BadBodyException of(String message) {
		return new BadBodyException(HttpStatus.BAD_REQUEST, message, Map.of());
	}

	static BadBodyException tooLarge() {
		return new BadBodyException(HttpStatus.CONTENT_TOO_LARGE, "The body is too large.", Map.of());
	}

	static BadBodyException of(Map<String, String> fields) {
		return new BadBodyException(HttpStatus.BAD_REQUEST, String.join(" ", fields.values()), fields);
	}

	static BadBodyException unprocessable(String message) {
		return new BadBodyException(HttpStatus.UNPROCESSABLE_CONTENT, message, Map.of());
	}

	HttpStatus status() {
		return this.status;
	}

	Map<String, String> fields() {
		return Map.copyOf(this.fields);
	}

}
