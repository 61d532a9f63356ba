package org.almoner.gateway.stripe;

import java.util.List;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.books.PayoutStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A payout to the charity's bank, or from it where the balance was negative.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/payouts/object">docs.stripe.com/api/payouts</a>
 */
final class PayoutReader implements ObjectReader {

	@Override
	public List<Fact> read(Snapshot payout, EventContext event) {
		Optional<PayoutStatus> status = status(payout);
		Traits traits = new Traits(payout).minor(Trait.AMOUNT, "currency", "amount")
			.currency(Trait.CURRENCY, "currency")
			.day(Trait.ARRIVAL_DATE, "arrival_date")
			.flag(Trait.AUTOMATIC, "automatic")
			.text(Trait.DELIVERY, "method")
			.text(Trait.STATEMENT_DESCRIPTOR, "statement_descriptor")
			.text(Trait.TRACE, "trace_id.value")
			.text(Trait.FAILURE_CODE, "failure_code")
			.text(Trait.FAILURE_MESSAGE, "failure_message")
			.flag(Trait.LIVE_MODE, "livemode");
		status.ifPresent((one) -> traits.put(Trait.STATUS, one.name()));
		if (isComplete(payout, event)) {
			traits.put(Trait.LINES_COMPLETE, "true");
		}
		return List.of(event.fact(RecordKind.PAYOUT, payout.id("id").orElseThrow(), Source.PAYOUT,
				status.map(PayoutStatus::order).orElse(0), traits.said()));
	}

	/**
	 * Whether Stripe can say what the payout is made of: only of automatic ones, and from
	 * the event that tells so.
	 *
	 * @see <a href="https://docs.stripe.com/payouts/reconciliation">
	 * docs.stripe.com/payouts/reconciliation</a>
	 */
	private static boolean isComplete(Snapshot payout, EventContext event) {
		boolean told = event.type().equals("payout.reconciliation_completed") && !payout.isFalse("automatic");
		return told || (payout.isTrue("automatic") && hasReconciliation(payout, "completed"));
	}

	/** Whether its reconciliation at Stripe stands so. */
	static boolean hasReconciliation(Snapshot payout, String status) {
		return payout.text("reconciliation_status").filter(status::equals).isPresent();
	}

	private Optional<PayoutStatus> status(Snapshot payout) {
		return switch (payout.text("status").orElse("")) {
			case "pending" -> Optional.of(PayoutStatus.PENDING);
			case "in_transit" -> Optional.of(PayoutStatus.IN_TRANSIT);
			case "paid" -> Optional.of(PayoutStatus.PAID);
			case "canceled" -> Optional.of(PayoutStatus.CANCELED);
			case "failed" -> Optional.of(PayoutStatus.FAILED);
			default -> Optional.empty();
		};
	}

}
