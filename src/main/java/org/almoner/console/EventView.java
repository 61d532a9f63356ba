package org.almoner.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that a page tells of an event.
 *
 * @param line the event in short
 * @param way its way
 * @param problem what is to be done about it, null for nothing
 * @param origin how it came
 * @param written the records that show something of it
 * @param payload what the gateway sent, null where that is not there
 */
record EventView(EventLine line, List<EventStep> way, @Nullable Problem problem, Origin origin, Written written,
		@Nullable Payload payload) {

	/** What is to be done, and all that is known of the error. */
	record Problem(String advice, @Nullable String error) {
	}

	/** How it came, and its page in Salesforce where that is known. */
	record Origin(String objectType, String source, String apiVersion, String mode, String sha256,
			@Nullable String orgPage) {
	}

	/** Records, and whether there may be more. */
	record Written(List<RecordLine> records, boolean partial) {
	}

	/**
	 * A payload as text, whether its personal data is in sight, whether it was cut, and
	 * when personal data was erased from it, if it was.
	 */
	record Payload(String text, boolean personal, boolean cut, @Nullable ShownMoment erased) {
	}

}
