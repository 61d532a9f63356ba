package org.almoner.books;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ledgers of all records in hand: those of the org with the new facts merged in.
 */
final class Journal {

	/** Traits that name other records and are searched by. */
	private static final Set<Trait> LINKS = Set.of(Trait.INTENT, Trait.INVOICE, Trait.CHARGE, Trait.CUSTOMER,
			Trait.DISPUTE);

	/** Traits that name records of the org's own, with their objects. */
	private static final Map<Trait, String> REFERENCES = Map.of(Trait.CAMPAIGN, "Campaign", Trait.CONTACT, "Contact",
			Trait.ACCOUNT, "Account");

	private final State state;

	private final Map<RecordKey, Ledger> ledgers = new HashMap<>();

	private final Map<RecordKey, Set<String>> causes = new HashMap<>();

	private final Map<RecordKind, Map<String, Set<RecordKey>>> index = new EnumMap<>(RecordKind.class);

	Journal(Collection<Fact> facts, State state) {
		this.state = state;
		state.records().forEach((key, record) -> this.ledgers.put(key, record.provenance().ledger()));
		state.superseded().forEach((key, gift) -> this.ledgers.merge(key, gift.provenance().ledger(), Ledger::merge));
		facts.forEach(this::merge);
		this.ledgers.forEach(this::index);
	}

	private void merge(Fact fact) {
		this.ledgers.merge(fact.about(), Ledger.EMPTY.merge(fact), (old, fresh) -> old.merge(fact));
		this.causes.computeIfAbsent(fact.about(), (key) -> new TreeSet<>()).add(fact.stamp().eventId());
	}

	private void index(RecordKey key, Ledger ledger) {
		LINKS.forEach((trait) -> {
			for (Source source : Source.values()) {
				ledger.value(trait, source).ifPresent((id) -> index(key, trait, id));
			}
		});
	}

	private void index(RecordKey key, Trait trait, String id) {
		this.index.computeIfAbsent(key.kind(), (kind) -> new HashMap<>())
			.computeIfAbsent(trait + " " + id, (entry) -> new LinkedHashSet<>())
			.add(key);
	}

	/** The records of the org that any ledger names. */
	Set<Reference> references() {
		Set<Reference> references = new LinkedHashSet<>();
		this.ledgers.values().forEach((ledger) -> REFERENCES.forEach((trait, object) -> {
			for (Source source : Source.values()) {
				ledger.value(trait, source).ifPresent((name) -> references.add(new Reference(object, name)));
			}
		}));
		return references;
	}

	State state() {
		return this.state;
	}

	Set<RecordKey> keys() {
		return this.ledgers.keySet();
	}

	/** The gifts in hand, and those that the payments in hand may make. */
	Stream<RecordKey> gifts() {
		Stream<RecordKey> paid = keys().stream()
			.filter((key) -> key.kind() == RecordKind.PAYMENT)
			.map((key) -> new RecordKey(RecordKind.GIFT, Payment.alone(key, ledger(key)).giftId()));
		return Stream.concat(keys().stream().filter((key) -> key.kind() == RecordKind.GIFT), paid).distinct();
	}

	Ledger ledger(RecordKey key) {
		return this.ledgers.getOrDefault(key, Ledger.EMPTY);
	}

	/** The records of a kind of which some source says that trait. */
	Set<RecordKey> having(RecordKind kind, Trait trait, String id) {
		return this.index.getOrDefault(kind, Map.of()).getOrDefault(trait + " " + id, Set.of());
	}

	/** The ids of the events at hand that told of a record. */
	Set<String> causes(RecordKey key) {
		return this.causes.getOrDefault(key, Set.of());
	}

}
