package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.PAYOUT;
import static org.almoner.books.Source.RECONCILIATION;

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

	static RecordKey keyOf(String id) {
		return new RecordKey(RecordKind.PAYOUT, id);
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Optional<Register> status = ledger.first(Trait.STATUS, PAYOUT);
		Page page = new Page(view.zone(), newest).show(PayoutFields.PAYOUT_ID, key.id())
			.show(PayoutFields.STATUS, label(status), status)
			.show(PayoutFields.AMOUNT, ledger.first(Trait.AMOUNT, PAYOUT))
			.show(PayoutFields.CURRENCY, ledger.first(Trait.CURRENCY, PAYOUT))
			.show(PayoutFields.ARRIVAL_DATE, ledger.first(Trait.ARRIVAL_DATE, PAYOUT))
			.flag(PayoutFields.AUTOMATIC, ledger.first(Trait.AUTOMATIC, PAYOUT))
			.show(PayoutFields.METHOD, ledger.first(Trait.DELIVERY, PAYOUT))
			.show(PayoutFields.STATEMENT_DESCRIPTOR, ledger.first(Trait.STATEMENT_DESCRIPTOR, PAYOUT))
			.show(PayoutFields.TRACE_ID, ledger.first(Trait.TRACE, PAYOUT))
			.show(PayoutFields.FAILURE_CODE, ledger.first(Trait.FAILURE_CODE, PAYOUT))
			.show(PayoutFields.FAILURE_MESSAGE, ledger.first(Trait.FAILURE_MESSAGE, PAYOUT))
			.flag(PayoutFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, PAYOUT));
		reconciliation(page, ledger);
		return page;
	}

	private Optional<String> label(Optional<Register> status) {
		return status.map((register) -> PayoutStatus.valueOf(register.text()).label());
	}

	/**
	 * What the comparison with its lines found: whatever becomes of the payout later, its
	 * lines stay what they are.
	 */
	private void reconciliation(Page page, Ledger ledger) {
		Optional<Register> found = ledger.first(Trait.RECONCILIATION, RECONCILIATION).filter(this::isKnown);
		Optional<Register> automatic = ledger.first(Trait.AUTOMATIC, PAYOUT);
		page.show(PayoutFields.RECONCILIATION_STATUS,
				found.map(Register::text).or(() -> Optional.of(withoutLooking(automatic))), found.or(() -> automatic));
		counted(page, ledger);
	}

	private void counted(Page page, Ledger ledger) {
		page.show(PayoutFields.RECONCILED_AT, ledger.first(Trait.RECONCILED_AT, RECONCILIATION))
			.show(PayoutFields.PAYMENT_TOTAL, ledger.first(Trait.PAYMENT_TOTAL, RECONCILIATION))
			.show(PayoutFields.REFUND_TOTAL, ledger.first(Trait.REFUND_TOTAL, RECONCILIATION))
			.show(PayoutFields.ADJUSTMENT_TOTAL, ledger.first(Trait.ADJUSTMENT_TOTAL, RECONCILIATION))
			.show(PayoutFields.FEE_TOTAL, ledger.first(Trait.FEE_TOTAL, RECONCILIATION))
			.show(PayoutFields.NET_TOTAL, ledger.first(Trait.NET_TOTAL, RECONCILIATION))
			.show(PayoutFields.RECONCILIATION_BALANCE, ledger.first(Trait.BALANCE_LEFT, RECONCILIATION))
			.show(PayoutFields.PAYMENT_COUNT, ledger.first(Trait.PAYMENT_COUNT, RECONCILIATION))
			.show(PayoutFields.REFUND_COUNT, ledger.first(Trait.REFUND_COUNT, RECONCILIATION))
			.show(PayoutFields.ADJUSTMENT_COUNT, ledger.first(Trait.ADJUSTMENT_COUNT, RECONCILIATION));
	}

	private boolean isKnown(Register status) {
		return PayoutFields.RECONCILIATION_STATUS.values().contains(status.text());
	}

	/** Stripe can't say which transactions a manual payout holds. */
	private String withoutLooking(Optional<Register> automatic) {
		boolean manual = automatic.map(Register::value).filter("false"::equals).isPresent();
		return manual ? "Not Reconcilable" : "Waiting";
	}

}
