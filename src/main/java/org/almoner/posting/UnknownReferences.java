package org.almoner.posting;

import java.util.Locale;

import org.almoner.books.Reference;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** What an admin should know of a name in metadata that leads to no record. */
final class UnknownReferences {

	private static final int NAME_LENGTH = 100;

	private UnknownReferences() {
	}

	static LogEntry entry(Reference reference) {
		String name = reference.name().substring(0, Math.min(reference.name().length(), NAME_LENGTH));
		return LogEntry
			.of(Level.WARNING, "Posting", "unknown-" + reference.object().toLowerCase(Locale.ROOT),
					"Metadata names a " + reference.object() + " that the org does not have, or has twice")
			.detail("The gifts that name " + name + " are written without it. Once it is there, replay their events.")
			.object(name);
	}

}
