package org.almoner.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A record as it should be beside the record as it is: finds what to write. People's
 * edits survive: a field of theirs is ours only while it still holds what we wrote.
 */
final class Comparison {

	static final Field SNAPSHOT_AT = Field.dateTime("Snapshot_At__c");

	private final RecordKey key;

	private final @Nullable PresentRecord present;

	private final Provenance before;

	private final Map<Field, @Nullable String> changes = new LinkedHashMap<>();

	private final Map<String, Written> written;

	private final List<Plan.Correction> corrections = new ArrayList<>();

	Comparison(RecordKey key, Optional<PresentRecord> present) {
		this.key = key;
		this.present = present.orElse(null);
		this.before = present.map(PresentRecord::provenance).orElse(Provenance.NONE);
		this.written = new HashMap<>(this.before.fields());
	}

	/** The change that makes the record show a page; empty where it does already. */
	Optional<Change> change(Page page, Ledger ledger, Set<String> causes) {
		page.fields().forEach(this::compare);
		Provenance after = new Provenance(this.written, ledger);
		compareSnapshot(page);
		if (this.present != null && this.changes.isEmpty() && after.equals(this.before)) {
			return Optional.empty();
		}
		return Optional.of(new Change(this.key, this.changes, after.json(), causes));
	}

	List<Plan.Correction> corrections() {
		return this.corrections;
	}

	private void compareSnapshot(Page page) {
		String snapshot = page.snapshotAt().toString();
		if (!snapshot.equals(valueNow(SNAPSHOT_AT))) {
			this.changes.put(SNAPSHOT_AT, snapshot);
		}
	}

	private void compare(Field field, Shown shown) {
		Written last = this.written.get(field.apiName());
		if (isTheirs(field, last)) {
			this.written.put(field.apiName(),
					(last != null) ? last.becameTheirs() : new Written(shown.stamp(), null, null, true));
		}
		else if (Objects.equals(shown.value(), valueNow(field))) {
			confirm(field, shown, last);
		}
		else if (shown.value() != null || last != null) {
			write(field, shown, last);
		}
	}

	private boolean isTheirs(Field field, @Nullable Written last) {
		if (field.owner() == Field.Owner.GATEWAY || this.present == null) {
			return false;
		}
		if (last == null) {
			return hasValue(field);
		}
		return last.theirs() || !Objects.equals(last.value(), valueNow(field));
	}

	/** A checkbox can't be empty: unticked is its empty. */
	private boolean hasValue(Field field) {
		String value = valueNow(field);
		return value != null && !(field.type() == FieldType.CHECKBOX && value.equals("false"));
	}

	private void confirm(Field field, Shown shown, @Nullable Written last) {
		if (shown.value() != null || last != null) {
			this.written.put(field.apiName(),
					new Written(shown.stamp(), shown.value(), (last != null) ? last.before() : null, false));
		}
	}

	private void write(Field field, Shown shown, @Nullable Written last) {
		String now = valueNow(field);
		this.changes.put(field, shown.value());
		this.written.put(field.apiName(), new Written(shown.stamp(), shown.value(), now, false));
		if (last != null && this.present != null && !Objects.equals(last.value(), now)) {
			this.corrections.add(new Plan.Correction(this.key, field.apiName()));
		}
	}

	private @Nullable String valueNow(Field field) {
		return (this.present != null) ? this.present.values().get(field.apiName()) : null;
	}

}
