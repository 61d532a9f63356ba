package org.almoner.books;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Records kept in memory, found and written as the org does: by the look-ups that the
 * books ask for, and nothing else.
 */
public final class BookShelf {

	private final Bookkeeping rules;

	private final Map<RecordKey, PresentRecord> records = new HashMap<>();

	private final PeoplesGifts gifts = new PeoplesGifts();

	/** For each field that was searched by: the records by its value. */
	private final Map<Searched, Map<String, Set<RecordKey>>> index = new HashMap<>();

	public BookShelf(ZoneId zone) {
		this(Bookkeeping.in(zone));
	}

	public BookShelf(Bookkeeping rules) {
		this.rules = rules;
	}

	/** Posts a batch of facts as the worker does. */
	public Plan post(Collection<Fact> facts) {
		return postPartly(facts, Integer.MAX_VALUE);
	}

	/**
	 * Posts a batch of facts as a worker does that dies on the way.
	 * @param howManyChanges how many records it still writes, in the worker's order
	 * @return the whole plan
	 */
	public Plan postPartly(Collection<Fact> facts, int howManyChanges) {
		Plan plan = plan(facts);
		steps(plan, (change) -> true).stream().limit(howManyChanges).forEach(Runnable::run);
		return plan;
	}

	/**
	 * Posts a batch of facts to an org that refuses some records, and with them those
	 * that point to them.
	 * @return the whole plan
	 */
	public Plan postRefusing(Collection<Fact> facts, Predicate<RecordKey> refused) {
		Plan plan = plan(facts);
		steps(plan, (change) -> !refused.test(change.key()) && pointsToRecords(change)).forEach(Runnable::run);
		return plan;
	}

	/** Gifts that people made, then what stands down for them, then the rest. */
	private List<Runnable> steps(Plan plan, Predicate<Change> taken) {
		List<Runnable> steps = new ArrayList<>();
		plan.changes().stream().filter(this.gifts::isOf).forEach((change) -> steps.add(() -> applyIf(taken, change)));
		plan.retirements().forEach((retirement) -> {
			steps.add(() -> remove(retirement));
			steps.add(() -> handOnKey(retirement));
		});
		plan.changes()
			.stream()
			.filter((change) -> !this.gifts.isOf(change))
			.forEach((change) -> steps.add(() -> applyIf(taken, change)));
		return steps;
	}

	private void applyIf(Predicate<Change> taken, Change change) {
		if (taken.test(change)) {
			apply(change);
		}
	}

	private Plan plan(Collection<Fact> facts) {
		Set<Lookup> asked = new HashSet<>();
		State state = joined(facts, State.EMPTY, asked);
		Set<String> names = Books.namedGifts(facts, state, this.rules);
		state = joined(facts, Books.adopt(facts, state, this.rules, this.gifts.named(names)), asked);
		return Books.post(facts, state, this.rules);
	}

	private State joined(Collection<Fact> facts, State known, Set<Lookup> asked) {
		State state = known;
		Set<Lookup> open = new LinkedHashSet<>(Books.questions(facts, state));
		open.removeAll(asked);
		while (!open.isEmpty()) {
			state = state.plus(open.stream().flatMap((lookup) -> find(lookup).stream()).toList());
			asked.addAll(open);
			open = new LinkedHashSet<>(Books.questions(facts, state));
			open.removeAll(asked);
		}
		return state;
	}

	private List<PresentRecord> find(Lookup lookup) {
		Field by = lookup.by();
		Set<RecordKey> found = (by != null)
				? index(new Searched(lookup.kind(), by.apiName())).getOrDefault(lookup.value(), Set.of())
				: Set.of(new RecordKey(lookup.kind(), lookup.value()));
		Stream<PresentRecord> records = found.stream().filter(this.records::containsKey).map(this::present);
		return Stream.concat(records, this.gifts.find(lookup)).toList();
	}

	private Map<String, Set<RecordKey>> index(Searched place) {
		return this.index.computeIfAbsent(place, (fresh) -> {
			Map<String, Set<RecordKey>> entries = new HashMap<>();
			this.records.values().forEach((record) -> fresh.add(record, entries));
			return entries;
		});
	}

	private PresentRecord present(RecordKey key) {
		return Objects.requireNonNull(this.records.get(key));
	}

	private void put(PresentRecord record) {
		PresentRecord before = this.records.put(record.key(), record);
		this.index.forEach((place, entries) -> {
			if (before != null) {
				place.remove(before, entries);
			}
			place.add(record, entries);
		});
	}

	private boolean pointsToRecords(Change change) {
		return change.fields().entrySet().stream().allMatch((entry) -> {
			RecordKind target = entry.getKey().target();
			String id = entry.getValue();
			return target == null || id == null || this.records.containsKey(new RecordKey(target, id))
					|| this.gifts.isThere(target, id);
		});
	}

	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	private void apply(Change change) {
		if (this.gifts.isOf(change)) {
			this.gifts.apply(change);
			return;
		}
		PresentRecord before = this.records.get(change.key());
		Map<String, @Nullable String> values = new HashMap<>();
		if (before != null) {
			values.putAll(before.values());
		}
		change.fields().forEach((field, value) -> values.put(field.apiName(), value));
		String id = (before != null) ? before.recordId() : "a00000000000000";
		put(new PresentRecord(change.key(), id, change.key().id(), values, Provenance.parse(change.provenance())));
	}

	/** A gift that Almoner made goes, and what points to it points nowhere. */
	private void remove(Retirement retirement) {
		PresentRecord gift = this.records.remove(retirement.gift());
		this.index.clear();
		List.copyOf(this.records.keySet()).forEach((key) -> {
			if (retirement.gift().id().equals(present(key).values().get("Gift_Transaction__c"))) {
				edit(key, "Gift_Transaction__c", null);
			}
		});
		if (gift != null && !retirement.isUntouched()) {
			this.gifts.cancel(gift, retirement);
		}
	}

	private void handOnKey(Retirement retirement) {
		if (retirement.heirTakesKey()) {
			this.gifts.giveKey(retirement.heir(), retirement.gift().id());
		}
	}

	/** The gifts that people made. */
	public PeoplesGifts gifts() {
		return this.gifts;
	}

	/** What a person changes in the org. */
	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	public void edit(RecordKey key, String field, @Nullable String value) {
		PresentRecord before = present(key);
		Map<String, @Nullable String> values = new HashMap<>();
		values.putAll(before.values());
		values.put(field, value);
		put(new PresentRecord(key, before.recordId(), before.externalKey(), values, before.provenance()));
	}

	/** Erases what provenances hold of persons, as for all donors at once. */
	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	public void forget() {
		List.copyOf(this.records.values())
			.forEach((before) -> put(new PresentRecord(before.key(), before.recordId(), before.externalKey(),
					before.values(), Provenance.parse(before.provenance().withoutPersonalData().json()))));
	}

	/** All provenances, as the org keeps them. */
	public String provenances() {
		return this.records.values().stream().map((record) -> record.provenance().json()).toList().toString();
	}

	/** A field of a record. */
	public @Nullable String value(RecordKind kind, String id, String field) {
		PresentRecord record = this.records.get(new RecordKey(kind, id));
		return (record != null) ? record.values().get(field) : null;
	}

	/** How many records of a kind there are. */
	public long count(RecordKind kind) {
		return this.records.keySet().stream().filter((key) -> key.kind() == kind).count();
	}

	/** The records of an object's API name, by the gateway's id: their fields by name. */
	public Map<String, Map<String, Object>> records(String object) {
		Map<String, Map<String, Object>> found = new TreeMap<>();
		this.records.forEach((key, record) -> {
			if (key.kind().object().equals(object)) {
				found.put(key.id(), new TreeMap<>(filled(record)));
			}
		});
		return found;
	}

	/**
	 * All records with all their fields, and all registers: what must be the same in
	 * whatever order the facts came.
	 */
	public Map<String, Map<String, String>> contents() {
		Map<String, Map<String, String>> contents = new TreeMap<>();
		this.records.forEach((key, record) -> {
			Map<String, String> fields = filled(record);
			record.provenance()
				.ledger()
				.registers()
				.forEach((code, register) -> fields.put("~" + code, register.toString()));
			contents.put(key.kind() + " " + key.id(), fields);
		});
		contents.putAll(this.gifts.contents());
		return contents;
	}

	static Map<String, String> filled(PresentRecord record) {
		Map<String, String> fields = new TreeMap<>();
		record.values().forEach((field, value) -> {
			if (value != null) {
				fields.put(field, value);
			}
		});
		return fields;
	}

	/** A field of a kind of records that is searched by. */
	private record Searched(RecordKind kind, String field) {

		void add(PresentRecord record, Map<String, Set<RecordKey>> entries) {
			String value = record.values().get(this.field);
			if (record.key().kind() == this.kind && value != null) {
				entries.computeIfAbsent(value, (fresh) -> new HashSet<>()).add(record.key());
			}
		}

		void remove(PresentRecord record, Map<String, Set<RecordKey>> entries) {
			String value = record.values().get(this.field);
			if (record.key().kind() == this.kind && value != null) {
				entries.getOrDefault(value, new HashSet<>()).remove(record.key());
			}
		}

	}

}
