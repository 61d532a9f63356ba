package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.PAYOUT;

/** A payout to the bank. */
final class PayoutProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.PAYOUT;
	}

	@Override
	public List<Field> fields() {
		return PayoutFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Optional<Register> status = ledger.first(Trait.STATUS, PAYOUT);
		Optional<Register> automatic = ledger.first(Trait.AUTOMATIC, PAYOUT);
		return new Page(view.zone(), newest).show(PayoutFields.PAYOUT_ID, key.id())
			.show(PayoutFields.STATUS, label(status), status)
			.show(PayoutFields.AMOUNT, ledger.first(Trait.AMOUNT, PAYOUT))
			.show(PayoutFields.CURRENCY, ledger.first(Trait.CURRENCY, PAYOUT))
			.show(PayoutFields.ARRIVAL_DATE, ledger.first(Trait.ARRIVAL_DATE, PAYOUT))
			.flag(PayoutFields.AUTOMATIC, automatic)
			.show(PayoutFields.METHOD, ledger.first(Trait.DELIVERY, PAYOUT))
			.show(PayoutFields.STATEMENT_DESCRIPTOR, ledger.first(Trait.STATEMENT_DESCRIPTOR, PAYOUT))
			.show(PayoutFields.TRACE_ID, ledger.first(Trait.TRACE, PAYOUT))
			.show(PayoutFields.FAILURE_CODE, ledger.first(Trait.FAILURE_CODE, PAYOUT))
			.show(PayoutFields.FAILURE_MESSAGE, ledger.first(Trait.FAILURE_MESSAGE, PAYOUT))
			.show(PayoutFields.RECONCILIATION_STATUS, Optional.of(reconciliation(automatic)), automatic)
			.flag(PayoutFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, PAYOUT));
	}

	private Optional<String> label(Optional<Register> status) {
		return status.map((register) -> PayoutStatus.valueOf(register.text()).label());
	}

	/** Stripe can't say which transactions a manual payout holds. */
	private String reconciliation(Optional<Register> automatic) {
		boolean manual = automatic.map(Register::value).filter("false"::equals).isPresent();
		return manual ? "Not Reconcilable" : "Waiting";
	}

}
