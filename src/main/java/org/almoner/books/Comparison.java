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

	private final State state;

	private final @Nullable PresentRecord present;

	private final Provenance before;

	private final Map<Field, @Nullable String> changes = new LinkedHashMap<>();

	private final Map<String, Written> written;

	private final List<Plan.Correction> corrections = new ArrayList<>();

	Comparison(RecordKey key, State state) {
		this.key = key;
		this.state = state;
		this.present = state.find(key).orElse(null);
		this.before = (this.present != null) ? this.present.provenance() : Provenance.NONE;
		this.written = new HashMap<>(this.before.fields());
	}

	/** The change that makes the record show a page; empty where it does already. */
	Optional<Change> change(Page page, Ledger ledger, Set<String> causes) {
		page.fields().forEach(this::compare);
		Provenance after = new Provenance(this.written, ledger);
		compareSnapshot(page);
		if (this.present != null && this.changes.isEmpty() && after.equals(this.before) && !lacksItsKey()) {
			return Optional.empty();
		}
		return Optional.of(new Change(this.key, place(), this.changes, after.json(), causes));
	}

	/** A gift of people's has the key of its payment as soon as no other gift has it. */
	private boolean lacksItsKey() {
		return this.present != null && this.present.isAdopted() && this.present.hasNoKey()
				&& !this.state.isSuperseded(this.key.id());
	}

	private @Nullable Place place() {
		PresentRecord record = this.present;
		return (record != null) ? new Place(record.recordId(), lacksItsKey()) : null;
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
		if (this.present == null) {
			return false;
		}
		if (last != null && last.theirs()) {
			// the gateway's too, once a donor's data were erased
			return true;
		}
		if (field.owner() == Field.Owner.GATEWAY) {
			return false;
		}
		return (last == null) ? hasValue(field) : !Objects.equals(last.value(), valueNow(field));
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
		if (last != null && this.present != null && !Objects.equals(last.value(), now) && !isMoving(field, last)) {
			this.corrections.add(new Plan.Correction(this.key, field.apiName()));
		}
	}

	/** A link to a gift that stands down was changed by nobody. */
	private boolean isMoving(Field field, Written last) {
		String target = last.value();
		return field.target() == RecordKind.GIFT && target != null && this.state.isSuperseded(target);
	}

	private @Nullable String valueNow(Field field) {
		return (this.present != null) ? this.state.target(field, this.present.values().get(field.apiName())) : null;
	}

}
