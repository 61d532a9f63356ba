package org.almoner.books;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was ever said of a record, register by register. The record's fields are a
 * projection of it and of the ledgers joined to it.
 *
 * @param registers register by its code; codes that this version does not know are kept
 * as they are, for a newer version may have written them
 */
record Ledger(Map<String, Register> registers) {

	static final Ledger EMPTY = new Ledger(Map.of());

	Ledger {
		registers = Collections.unmodifiableMap(registers);
	}

	Ledger merge(Fact fact) {
		Map<String, Register> merged = new HashMap<>(this.registers);
		fact.traits()
			.forEach((trait, value) -> merged.merge(code(fact.source(), trait), new Register(fact.stamp(), value),
					(one, other) -> one.merge(other, trait.keep())));
		return new Ledger(merged);
	}

	/** All that either ledger says. */
	Ledger merge(Ledger other) {
		Map<String, Register> merged = new HashMap<>(this.registers);
		other.registers
			.forEach((code, register) -> merged.merge(code, register, (one, more) -> one.merge(more, keep(code))));
		return new Ledger(merged);
	}

	/** A code of a newer version is kept as the newest says it. */
	private static Trait.Keep keep(String code) {
		return trait(code).map(Trait::keep).orElse(Trait.Keep.LATEST);
	}

	private static Optional<Trait> trait(String code) {
		String name = code.substring(code.indexOf('.') + 1);
		return Arrays.stream(Trait.values()).filter((trait) -> trait.name().equals(name)).findFirst();
	}

	/**
	 * Only what is known not to tell of a person: a code of a newer version may be that.
	 */
	Ledger withoutPersonalData() {
		Map<String, Register> left = new HashMap<>(this.registers);
		left.keySet().removeIf((code) -> trait(code).map(Trait::isPersonal).orElse(true));
		return new Ledger(left);
	}

	boolean isEmpty() {
		return this.registers.isEmpty();
	}

	/** The register of a trait by the first of these sources that has a value in it. */
	Optional<Register> first(Trait trait, Source... sources) {
		return Arrays.stream(sources)
			.map((source) -> this.registers.get(code(source, trait)))
			.filter((register) -> register != null && register.value() != null)
			.map(Objects::requireNonNull)
			.findFirst();
	}

	Optional<String> value(Trait trait, Source... sources) {
		return first(trait, sources).map(Register::value);
	}

	Optional<BigDecimal> amount(Trait trait, Source... sources) {
		return value(trait, sources).map(BigDecimal::new);
	}

	boolean says(Trait trait, Source... sources) {
		return value(trait, sources).isPresent();
	}

	Optional<Stamp> newest() {
		return this.registers.values().stream().map(Register::stamp).max(Stamp::compareTo);
	}

	private static String code(Source source, Trait trait) {
		return source.code() + "." + trait.name();
	}

}
