package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.BALANCE;
import static org.almoner.books.Source.DISPUTE;

/** A movement of money that is neither payment nor refund, in the settlement currency. */
final class AdjustmentProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.ADJUSTMENT;
	}

	@Override
	public List<Field> fields() {
		return AdjustmentFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		Optional<RecordKey> dispute = ledger.value(Trait.DISPUTE, BALANCE)
			.map((id) -> new RecordKey(RecordKind.DISPUTE, id));
		Optional<Register> state = dispute.flatMap((one) -> view.ledger(one).first(Trait.STATUS, DISPUTE));
		page.show(AdjustmentFields.TYPE, "Adjustment")
			.show(AdjustmentFields.STATUS, Optional.of(status(state)), state)
			.show(AdjustmentFields.BALANCE_TRANSACTION_ID, key.id())
			.show(AdjustmentFields.DISPUTE_ID, ledger.first(Trait.DISPUTE, BALANCE))
			.link(AdjustmentFields.DISPUTE, dispute.filter(view::exists))
			.day(AdjustmentFields.PAYMENT_DATE, ledger.first(Trait.OCCURRED, BALANCE))
			.show(AdjustmentFields.OCCURRED_AT, ledger.first(Trait.OCCURRED, BALANCE))
			.flag(AdjustmentFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, BALANCE));
		money(page, ledger, view);
		source(page, view, ledger);
		return page;
	}

	private String status(Optional<Register> dispute) {
		DisputeStatus status = dispute.map((register) -> DisputeStatus.valueOf(register.text()))
			.orElse(DisputeStatus.CLOSED);
		return switch (status) {
			case NEEDS_RESPONSE, UNDER_REVIEW -> "Disputed";
			case WON -> "Dispute Won";
			case LOST -> "Dispute Lost";
			case INQUIRY, CLOSED -> "Success";
		};
	}

	private void money(Page page, Ledger ledger, View view) {
		page.show(AdjustmentFields.AMOUNT, ledger.first(Trait.SETTLEMENT_AMOUNT, BALANCE))
			.show(AdjustmentFields.CURRENCY, ledger.first(Trait.SETTLEMENT_CURRENCY, BALANCE));
		SettlementFields.show(page, ledger, view);
	}

	private void source(Page page, View view, Ledger ledger) {
		Optional<RecordKey> charge = ledger.value(Trait.CHARGE, BALANCE).map(Payment::keyOf).filter(view::exists);
		page.show(AdjustmentFields.CHARGE_ID, ledger.first(Trait.CHARGE, BALANCE))
			.link(AdjustmentFields.SOURCE, charge)
			.link(AdjustmentFields.GIFT, charge.flatMap((key) -> Cluster.giftOf(view, Payment.in(view, key))));
	}

}
