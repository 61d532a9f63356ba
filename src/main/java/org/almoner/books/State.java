package org.almoner.books;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the org has, as far as it was asked for.
 *
 * @param records record by key
 * @param superseded gifts that Almoner made before their payment named another
 * @param aliases of gifts with keys of their own: the payment they stand for, by that key
 * @param references the record ids of the references that lead to one record
 * @param misnamings names of gifts in metadata that their payments can't have
 */
public record State(Map<RecordKey, PresentRecord> records, Map<RecordKey, PresentRecord> superseded,
		Map<String, String> aliases, Map<Reference, String> references, List<Misnaming> misnamings) {

	/** Nothing asked for yet. */
	public static final State EMPTY = new State(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

	public State {
		records = Collections.unmodifiableMap(records);
		superseded = Collections.unmodifiableMap(superseded);
		aliases = Collections.unmodifiableMap(aliases);
		references = Collections.unmodifiableMap(references);
		misnamings = List.copyOf(misnamings);
	}

	/**
	 * This state with more records. Of two gifts of one payment that which people made
	 * stands; the other is superseded.
	 */
	public State plus(Collection<PresentRecord> more) {
		Map<RecordKey, PresentRecord> all = new HashMap<>(this.records);
		Map<RecordKey, PresentRecord> old = new HashMap<>(this.superseded);
		Map<String, String> keys = new HashMap<>(this.aliases);
		more.forEach((record) -> {
			String externalKey = record.externalKey();
			if (record.isAdopted() && externalKey != null) {
				keys.put(externalKey, record.key().id());
			}
			standing(all.get(record.key()), record, old).ifPresent((one) -> all.put(one.key(), one));
		});
		return new State(all, old, keys, this.references, this.misnamings);
	}

	/** Which of the records of one key stands, where it is another than before. */
	private static Optional<PresentRecord> standing(@Nullable PresentRecord before, PresentRecord found,
			Map<RecordKey, PresentRecord> superseded) {
		if (before == null || before.recordId().equals(found.recordId())) {
			return Optional.of(found);
		}
		superseded.put(found.key(), found.isAdopted() ? before : found);
		return Optional.of(found).filter(PresentRecord::isAdopted);
	}

	/** This state with the record ids of references. */
	public State resolving(Map<Reference, String> resolved) {
		return new State(this.records, this.superseded, this.aliases, resolved, this.misnamings);
	}

	State with(List<Misnaming> names) {
		return new State(this.records, this.superseded, this.aliases, this.references, names);
	}

	Optional<PresentRecord> find(RecordKey key) {
		return Optional.ofNullable(this.records.get(key));
	}

	/**
	 * What a link shows, as the books name its target: a superseded gift is none any
	 * more, and a gift with a key of its own goes by its payment.
	 */
	@Nullable String target(Field link, @Nullable String shown) {
		if (link.target() != RecordKind.GIFT || shown == null) {
			return shown;
		}
		return isSuperseded(shown) ? null : this.aliases.getOrDefault(shown, shown);
	}

	/** The record ids of the gifts that people made, by the keys they stand for. */
	Map<RecordKey, String> places() {
		Map<RecordKey, String> places = new HashMap<>();
		this.records.values()
			.stream()
			.filter(PresentRecord::isAdopted)
			.forEach((gift) -> places.put(gift.key(), gift.recordId()));
		return places;
	}

	/**
	 * Whether a payment's gift of Almoner's making stands down for one that people made.
	 */
	boolean isSuperseded(String payment) {
		return this.superseded.containsKey(new RecordKey(RecordKind.GIFT, payment));
	}

}
