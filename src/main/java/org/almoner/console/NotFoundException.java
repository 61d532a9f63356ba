package org.almoner.console;

/** There is nothing of that name. */
final class NotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotFoundException(String message) {
		super(message);
	}

}
