package org.almoner.console;

import org.springframework.http.HttpStatus;

/**
 * What a page says instead of what was asked for.
 *
 * @param status the answer's status
 * @param heading what happened
 * @param meaning what it means
 * @param advice what to do
 */
record Apology(HttpStatus status, String heading, String meaning, String advice) {

	static final String VIEW = "admin/apology";

	/** In words that fit any cause of a status. */
	static Apology of(HttpStatus status) {
		return switch (status) {
			case BAD_REQUEST -> new Apology(status, "That could not be read",
					"The address or the form holds something that this page does not know.", "Go back and try again.");
			case FORBIDDEN -> new Apology(status, "This form is out of date",
					"Nothing was changed. The page was open for too long, was opened before you signed in, "
							+ "or your browser keeps no cookies.",
					"Go back, load the page again, and repeat what you did.");
			case NOT_FOUND -> new Apology(status, "There is no such page",
					"The address leads to nothing here, or to something that is gone.", "Start from the overview.");
			case METHOD_NOT_ALLOWED -> new Apology(status, "This address only takes a form",
					"It was opened as a page, perhaps by loading it again after sending a form.",
					"Start from the overview.");
			case SERVICE_UNAVAILABLE -> new Apology(status, "Salesforce is away",
					"This page shows what is kept in Salesforce, and Salesforce does not answer. "
							+ "Gifts are not lost: the door answers for itself, and gateways repeat what it can't take.",
					"Try again in a minute. The overview says what works now.");
			default -> other(status);
		};
	}

	/** As another apology of the same status, with its own meaning. */
	Apology because(String sentence) {
		return new Apology(this.status, this.heading, sentence, this.advice);
	}

	private static Apology other(HttpStatus status) {
		return status.is4xxClientError()
				? new Apology(status, "That did not work", "The request was refused: " + status.getReasonPhrase() + ".",
						"Go back and try again.")
				: new Apology(status, "Something went wrong here",
						"This is a mistake of Almoner's, not yours. Whether your last step was done is not sure.",
						"Look at the overview, then try again. The process' own log says what happened.");
	}

}
