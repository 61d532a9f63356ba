package org.almoner.gateway.stripe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What moved the money of a line of the balance: a charge, a refund or a dispute, as far
 * as records are concerned.
 *
 * @param object as Stripe shows it now
 * @param key the record that it is
 */
record LineSource(Snapshot object, RecordKey key) {

	/**
	 * What changes with the time of asking, and is dated by the event that tells it: how
	 * much was refunded is measured against the refunds known by then, and since when
	 * something has ended an object of today does not say.
	 */
	private static final Set<Trait> DATED = Set.of(Trait.AMOUNT_REFUNDED, Trait.CANCELED, Trait.ENDED);

	private static final ChargeReader CHARGES = new ChargeReader();

	private static final RefundReader REFUNDS = new RefundReader();

	private static final DisputeReader DISPUTES = new DisputeReader();

	/** The expanded source of a line, where it is one that has a record. */
	static Optional<LineSource> of(Snapshot line) {
		return line.object("source")
			.flatMap((object) -> kind(object)
				.flatMap((kind) -> object.id("id").map((id) -> new LineSource(object, new RecordKey(kind, id)))));
	}

	private static Optional<RecordKind> kind(Snapshot object) {
		return switch (object.text("object").orElse("")) {
			case "charge" -> Optional.of(RecordKind.PAYMENT);
			case "refund" -> Optional.of(RecordKind.REFUND);
			case "dispute" -> Optional.of(RecordKind.DISPUTE);
			default -> Optional.empty();
		};
	}

	boolean isMovement() {
		return this.key.kind() != RecordKind.DISPUTE;
	}

	/** The line that a charge or refund names as its own. */
	Optional<String> ownLine() {
		return Optional.of(this.object).filter((one) -> isMovement()).flatMap((one) -> one.id("balance_transaction"));
	}

	/** The payment behind it. */
	Optional<String> charge() {
		return (this.key.kind() == RecordKind.PAYMENT) ? Optional.of(this.key.id()) : this.object.id("charge");
	}

	Optional<String> dispute() {
		return Optional.of(this.key).filter((one) -> one.kind() == RecordKind.DISPUTE).map(RecordKey::id);
	}

	/**
	 * Whether it moved another amount than a line of its own says. Of a hold of which a
	 * part was taken a line may show the part or the whole.
	 */
	boolean isUnlike(Money gross) {
		List<Money> moved = ((this.key.kind() == RecordKind.PAYMENT) ? amounts("amount", "amount_captured")
				: amounts("amount").map(Money::negated))
			.filter((money) -> money.currency().equals(gross.currency()))
			.toList();
		return !moved.isEmpty() && !moved.contains(gross);
	}

	private Stream<Money> amounts(String... paths) {
		return Stream.of(paths).flatMap((path) -> this.object.money("currency", path).stream());
	}

	/**
	 * What it says of its own record, stamped so that it fills gaps and never stands over
	 * an event.
	 * @param live whether it is about real money, which not every object says
	 */
	List<Fact> facts(boolean live) {
		LookedUp found = new LookedUp(this.object);
		return found.stamped(reader().read(this.object, found.context(live)))
			.stream()
			.filter((fact) -> fact.about().equals(this.key) && fact.source() != Source.BALANCE)
			.map(this::undated)
			.toList();
	}

	private ObjectReader reader() {
		return switch (this.key.kind()) {
			case PAYMENT -> CHARGES;
			case REFUND -> REFUNDS;
			default -> DISPUTES;
		};
	}

	private Fact undated(Fact fact) {
		Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);
		said.putAll(fact.traits());
		said.keySet().removeAll(DATED);
		if (this.key.kind() == RecordKind.PAYMENT) {
			// no money moves on a try that was refused at once
			said.put(Trait.LIVE, "true");
		}
		return new Fact(fact.about(), fact.source(), fact.stamp(), said);
	}

}
