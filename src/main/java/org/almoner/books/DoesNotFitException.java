package org.almoner.books;

/** A value that the org's field can't hold and that must not be rounded or cut. */
class DoesNotFitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DoesNotFitException(String message) {
		super(message);
	}

}
