package org.almoner.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A record's fields as they should be, being written. */
final class Page {

	private final ZoneId zone;

	private final Stamp newest;

	private final Map<Field, Shown> fields = new LinkedHashMap<>();

	/**
	 * A page without fields.
	 * @param zone the zone of its dates
	 * @param newest the newest of all stamps behind it, the one of fields that are empty
	 */
	Page(ZoneId zone, Stamp newest) {
		this.zone = zone;
		this.newest = newest;
	}

	Page show(Field field, Optional<Register> register) {
		return put(field, register.map(Register::value).orElse(null), register.map(Register::stamp));
	}

	Page show(Field field, String value) {
		return put(field, value, Optional.empty());
	}

	Page show(Field field, Optional<String> value, Optional<Register> because) {
		return put(field, value.orElse(null), because.map(Register::stamp));
	}

	Page amount(Field field, Optional<BigDecimal> amount, Optional<Register> because) {
		return show(field, amount.map(BigDecimal::toPlainString), because);
	}

	/** The day of a moment, in the account's time zone. */
	Page day(Field field, Optional<Register> moment) {
		return put(field, moment.map(Register::value).map(this::day).orElse(null), moment.map(Register::stamp));
	}

	Page flag(Field field, Optional<Register> register) {
		return put(field, register.map(Register::value).orElse("false"), register.map(Register::stamp));
	}

	Page link(Field field, Optional<RecordKey> target) {
		return put(field, target.map(RecordKey::id).orElse(null), Optional.empty());
	}

	private String day(String moment) {
		return LocalDate.ofInstant(Instant.parse(moment), this.zone).toString();
	}

	private Page put(Field field, @Nullable String value, Optional<Stamp> stamp) {
		this.fields.put(field, new Shown((value != null) ? Fit.into(field, value) : null, stamp.orElse(this.newest)));
		return this;
	}

	Map<Field, Shown> fields() {
		return Collections.unmodifiableMap(this.fields);
	}

	/** The time of the newest event that it shows. */
	Instant snapshotAt() {
		return this.fields.values()
			.stream()
			.filter((shown) -> shown.value() != null)
			.map((shown) -> shown.stamp().at())
			.max(Instant::compareTo)
			.orElse(this.newest.at());
	}

}
