package org.almoner.sweep;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.almoner.account.AccountKey;
import org.almoner.queue.SharedCopies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * When each account is to be compared with its gateway's list next, and how far that is,
 * in Redis, where every process sees it. With a lost Redis it is lost too: then it is
 * everybody's turn, which is right, as events may have been lost with it.
 */
final class SweepBook {

	private static final Logger log = LoggerFactory.getLogger(SweepBook.class);

	private static final String KIND = "sweeps";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SharedCopies copies;

	private final Supplier<String> mark;

	/**
	 * A book.
	 * @param mark another one after each loss of what Redis held
	 */
	SweepBook(SharedCopies copies, Supplier<String> mark) {
		this.copies = copies;
		this.mark = mark;
	}

	/** The mark under which notes count now. */
	String mark() {
		return this.mark.get();
	}

	/**
	 * What is noted of an account.
	 *
	 * @param due when it is its turn
	 * @param walk how far it is; null while none is under way
	 * @param mark the mark when the work began that led to it: a sweep that was under way
	 * when Redis was emptied writes its notes all the same, and they must not count
	 */
	record Note(Instant due, @Nullable Walk walk, @Nullable String mark) {
	}

	/** What is noted and counts, of those of which anything is. */
	Map<AccountKey, Note> all() {
		String now = mark();
		Map<AccountKey, Note> notes = new HashMap<>();
		this.copies.all(KIND).forEach((key, json) -> {
			if (AccountKey.matches(key)) {
				read(json).filter((note) -> now.equals(note.mark()))
					.ifPresent((note) -> notes.put(new AccountKey(key), note));
			}
		});
		return notes;
	}

	void put(AccountKey account, Note note) {
		this.copies.put(KIND, account.value(), JSON.writeValueAsString(note));
	}

	private static Optional<Note> read(String json) {
		try {
			return Optional.of(JSON.readValue(json, Note.class));
		}
		catch (JacksonException ex) {
			log.warn("The note of a sweep in Redis can't be read: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

}
