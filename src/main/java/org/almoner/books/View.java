package org.almoner.books;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the projection of one record sees of the journal. Remembers whom it asked, so that
 * the events behind a change are known without anybody keeping a list.
 */
final class View {

	private final Journal journal;

	private final Bookkeeping rules;

	private final Set<RecordKey> consulted = new HashSet<>();

	View(Journal journal, Bookkeeping rules) {
		this.journal = journal;
		this.rules = rules;
	}

	/** The account's time zone, in which its dates are. */
	ZoneId zone() {
		return this.rules.zone();
	}

	/** Whether gifts are kept. */
	boolean keepsGifts() {
		return this.rules.gifts();
	}

	Ledger ledger(RecordKey key) {
		this.consulted.add(key);
		return this.journal.ledger(key);
	}

	/** The records of a kind of which some source says that trait, by id. */
	List<RecordKey> having(RecordKind kind, Trait trait, String id) {
		return this.journal.having(kind, trait, id).stream().sorted(Comparator.comparing(RecordKey::id)).toList();
	}

	/** Whether a record other than a gift exists, or will after this. */
	boolean exists(RecordKey key) {
		return isPresent(key) || !this.journal.ledger(key).isEmpty();
	}

	/** The id of a record of the org's own, where the name leads to one. */
	Optional<String> resolve(String object, String name) {
		return Optional.ofNullable(this.journal.state().references().get(new Reference(object, name)));
	}

	boolean isPresent(RecordKey key) {
		return this.journal.state().find(key).isPresent();
	}

	Set<String> causes() {
		return this.consulted.stream()
			.flatMap((key) -> this.journal.causes(key).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

}
