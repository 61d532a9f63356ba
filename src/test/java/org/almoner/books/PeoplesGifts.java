package org.almoner.books;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The gifts on a shelf that people made, and those that Almoner canceled for them. */
@SuppressWarnings("NullAway") // does not see the type annotations of a compiled record
public final class PeoplesGifts {

	private final Map<String, PresentRecord> byId = new TreeMap<>();

	/** Puts a gift on the shelf that a person made. */
	public void make(String recordId, @Nullable String externalKey, Map<String, String> values) {
		put(recordId, externalKey, new HashMap<>(values), Provenance.NONE);
	}

	/** A field of a gift. */
	public @Nullable String value(String recordId, String field) {
		return gift(recordId).values().get(field);
	}

	/** The key of a gift. */
	public @Nullable String key(String recordId) {
		return gift(recordId).externalKey();
	}

	/** How many there are. */
	public int count() {
		return this.byId.size();
	}

	Map<String, NamedGift> named(Set<String> names) {
		Map<String, NamedGift> found = new HashMap<>();
		names.forEach((name) -> this.byId.values()
			.stream()
			.filter((gift) -> name.equals(gift.recordId()) || name.equals(gift.externalKey()))
			.findFirst()
			.ifPresent((gift) -> found.put(name, new NamedGift(gift, null, false))));
		return found;
	}

	/** By the payment that it stands for, or by a field; never one without a key. */
	Stream<PresentRecord> find(Lookup lookup) {
		Field by = lookup.by();
		return this.byId.values()
			.stream()
			.filter((gift) -> lookup.kind() == RecordKind.GIFT)
			.filter((gift) -> lookup.value()
				.equals((by != null) ? gift.values().get(by.apiName()) : gift.externalKey()))
			.flatMap((gift) -> asFound(gift).stream());
	}

	private static Optional<PresentRecord> asFound(PresentRecord gift) {
		return gift.provenance()
			.adoptedFor()
			.or(() -> Optional.ofNullable(gift.externalKey()))
			.map((id) -> new PresentRecord(new RecordKey(RecordKind.GIFT, id), gift.recordId(), gift.externalKey(),
					gift.values(), gift.provenance()));
	}

	boolean isThere(RecordKind kind, String payment) {
		return find(new Lookup(kind, null, payment)).findAny().isPresent() || this.byId.values()
			.stream()
			.anyMatch((gift) -> gift.provenance().adoptedFor().filter(payment::equals).isPresent());
	}

	/** Whether a change is of one of them. */
	boolean isOf(Change change) {
		Place place = change.place();
		return place != null && this.byId.containsKey(place.recordId());
	}

	void apply(Change change) {
		Place place = Objects.requireNonNull(change.place());
		PresentRecord before = gift(place.recordId());
		Map<String, @Nullable String> values = new HashMap<>(before.values());
		change.fields().forEach((field, value) -> values.put(field.apiName(), value));
		put(place.recordId(), place.takesKey() ? change.key().id() : before.externalKey(), values,
				Provenance.parse(change.provenance()));
	}

	void giveKey(String recordId, String key) {
		PresentRecord gift = gift(recordId);
		put(recordId, key, gift.values(), gift.provenance());
	}

	void cancel(PresentRecord gift, Retirement retirement) {
		Map<String, @Nullable String> values = new HashMap<>(gift.values());
		retirement.canceled().forEach((field, value) -> values.put(field.apiName(), value));
		put(gift.recordId(), null, values, gift.provenance());
	}

	private void put(String recordId, @Nullable String externalKey, Map<String, @Nullable String> values,
			Provenance provenance) {
		this.byId.put(recordId,
				new PresentRecord(new RecordKey(RecordKind.GIFT, recordId), recordId, externalKey, values, provenance));
	}

	private PresentRecord gift(String recordId) {
		return Objects.requireNonNull(this.byId.get(recordId));
	}

	Map<String, Map<String, String>> contents() {
		Map<String, Map<String, String>> contents = new TreeMap<>();
		this.byId.forEach((id, gift) -> {
			Map<String, String> fields = new TreeMap<>(BookShelf.filled(gift));
			fields.put("Gateway_Key__c", String.valueOf(gift.externalKey()));
			gift.provenance()
				.ledger()
				.registers()
				.forEach((code, register) -> fields.put("~" + code, register.toString()));
			contents.put("people's gift " + id, fields);
		});
		return contents;
	}

}
