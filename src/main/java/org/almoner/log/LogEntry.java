package org.almoner.log;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Something that an admin must know.
 *
 * @param level how much it matters
 * @param source what found it, such as {@code Endpoint check}, at most 80 characters
 * @param kind the cause in one word, such as {@code duplicate-endpoint}: a repeated cause
 * is one entry a day
 * @param message one sentence; cut at 255 characters
 * @param detail what helps to act; cut at 32,768 characters
 * @param account the key of the Gateway Account that it is about
 * @param event the Gateway Event that it is about
 * @param object what it is about within the kind: with it there is one entry per object
 * instead of one a day
 */
public record LogEntry(Level level, String source, String kind, String message, @Nullable String detail,
		@Nullable String account, @Nullable RecordId event, @Nullable String object) {

	/** An entry that is about nothing in particular. */
	public static LogEntry of(Level level, String source, String kind, String message) {
		return new LogEntry(level, source, kind, message, null, null, null, null);
	}

	/** This entry with what helps to act. */
	public LogEntry detail(String text) {
		return new LogEntry(this.level, this.source, this.kind, this.message, text, this.account, this.event,
				this.object);
	}

	/** This entry about a Gateway Account, named by its key. */
	public LogEntry account(String key) {
		return new LogEntry(this.level, this.source, this.kind, this.message, this.detail, key, this.event,
				this.object);
	}

	/** This entry about a Gateway Event. */
	public LogEntry event(RecordId id) {
		return new LogEntry(this.level, this.source, this.kind, this.message, this.detail, this.account, id,
				this.object);
	}

	/** This entry about one object, such as a payout's id. */
	public LogEntry object(String id) {
		return new LogEntry(this.level, this.source, this.kind, this.message, this.detail, this.account, this.event,
				id);
	}

}
