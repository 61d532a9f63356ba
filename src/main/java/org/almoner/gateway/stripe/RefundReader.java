package org.almoner.gateway.stripe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.RefundStatus;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * A refund, by itself or within the snapshot of its charge.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/refunds/object">docs.stripe.com/api/refunds</a>
 */
final class RefundReader implements ObjectReader {

	/** The reason of a refund that only ends a hold. */
	private static final String EXPIRED = "expired_uncaptured_charge";

	private final BalanceTransactionReader balance = new BalanceTransactionReader();

	/** A refund within the snapshot of its charge, which it may not name. */
	List<Fact> of(String charge, Snapshot refund, EventContext event) {
		return read(refund, event).stream().map((fact) -> named(fact, charge)).toList();
	}

	private Fact named(Fact fact, String charge) {
		Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);
		said.putAll(fact.traits());
		if (fact.source() == Source.REFUND && said.get(Trait.CHARGE) == null) {
			said.put(Trait.CHARGE, charge);
		}
		return new Fact(fact.about(), fact.source(), fact.stamp(), said);
	}

	@Override
	public List<Fact> read(Snapshot refund, EventContext event) {
		String id = refund.id("id").orElseThrow();
		RefundStatus status = status(refund);
		Traits traits = new Traits(refund).put(Trait.STATUS, status.name())
			.minor(Trait.AMOUNT, "currency", "amount")
			.currency(Trait.CURRENCY, "currency")
			.id(Trait.CHARGE, "charge")
			.id(Trait.INTENT, "payment_intent")
			.id(Trait.CUSTOMER, "customer")
			.id(Trait.BALANCE_TRANSACTION, "balance_transaction")
			.text(Trait.REASON, "reason")
			.text(Trait.RESULT_CODE, "failure_reason")
			.moment(Trait.OCCURRED, "created")
			.put(Trait.LIVE_MODE, Boolean.toString(event.liveMode()));
		reference(refund, traits);
		if (refund.text("reason").filter(EXPIRED::equals).isPresent()) {
			traits.put(Trait.RELEASE, "true");
		}
		if (status.isEnded()) {
			traits.put(Trait.ENDED, "true");
		}
		Fact fact = event.fact(RecordKind.REFUND, id, Source.REFUND, status.order(), traits.said());
		return refund.object("balance_transaction")
			.map((line) -> List.of(fact, this.balance.read(line, RecordKind.REFUND, id, event)))
			.orElse(List.of(fact));
	}

	/** What a bank can trace: for cards the acquirer's reference. */
	private void reference(Snapshot refund, Traits traits) {
		Optional<String> type = refund.text("destination_details.type");
		type.ifPresent((method) -> traits.text(Trait.REFERENCE, "destination_details." + method + ".reference"));
	}

	/** Refunds of before 2016 have no status: they were done when they were made. */
	private RefundStatus status(Snapshot refund) {
		return switch (refund.text("status").orElse("succeeded")) {
			case "succeeded" -> RefundStatus.SUCCESS;
			case "failed" -> RefundStatus.FAILED;
			case "canceled" -> RefundStatus.CANCELED;
			default -> RefundStatus.PENDING;
		};
	}

}
