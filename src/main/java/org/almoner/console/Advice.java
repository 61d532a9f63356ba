package org.almoner.console;

import java.util.Optional;

import org.almoner.event.StoredEvent;
import org.almoner.posting.Diagnosis;

/** What an admin can do about an event that is not posted. */
final class Advice {

	private Advice() {
	}

	/** What to do, for an event of which something is to be done. */
	static Optional<String> of(StoredEvent event) {
		Diagnosis diagnosis = Diagnosis.of(event.outcome().reason() + " " + event.outcome().error());
		String words = diagnosis.meaning() + " " + diagnosis.remedy();
		return event.outcome().status().flatMap((status) -> switch (status) {
			case FAILED -> Optional.of(words);
			case RETRYING ->
				Optional.of("There is nothing to do now: it is tried again by itself. If it lasts: " + words);
			case RECEIVED -> Optional
				.of("If it stays here for more than some minutes, look at the overview whether the worker is alive.");
			case PROCESSED, IGNORED -> Optional.empty();
		});
	}

}
