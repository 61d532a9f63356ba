package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.DISPUTE;

/**
 * A dispute: it points to its payment; the payment does not point back, it may have
 * several.
 */
final class DisputeProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.DISPUTE;
	}

	@Override
	public List<Field> fields() {
		return DisputeFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Optional<Register> status = ledger.first(Trait.STATUS, DISPUTE);
		return new Page(view.zone(), newest).show(DisputeFields.DISPUTE_ID, key.id())
			.show(DisputeFields.STATUS, status.map((register) -> DisputeStatus.valueOf(register.text()).label()),
					status)
			.show(DisputeFields.GATEWAY_STATUS, ledger.first(Trait.GATEWAY_STATUS, DISPUTE))
			.show(DisputeFields.REASON, ledger.first(Trait.REASON, DISPUTE))
			.show(DisputeFields.AMOUNT, ledger.first(Trait.AMOUNT, DISPUTE))
			.show(DisputeFields.CURRENCY, ledger.first(Trait.CURRENCY, DISPUTE))
			.show(DisputeFields.EVIDENCE_DUE_BY, ledger.first(Trait.EVIDENCE_DUE, DISPUTE))
			.show(DisputeFields.CHARGE_ID, ledger.first(Trait.CHARGE, DISPUTE))
			.link(DisputeFields.SOURCE, ledger.value(Trait.CHARGE, DISPUTE).map(Payment::keyOf).filter(view::exists))
			.show(DisputeFields.OPENED_AT, ledger.first(Trait.OCCURRED, DISPUTE))
			.show(DisputeFields.CLOSED_AT, closed(ledger))
			.flag(DisputeFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, DISPUTE));
	}

	/** An inquiry that was closed may become a dispute, which is open again. */
	private Optional<Register> closed(Ledger ledger) {
		boolean ended = Payment.statusOf(ledger).filter(DisputeStatus::isEnded).isPresent();
		return ended ? ledger.first(Trait.CLOSED, DISPUTE) : Optional.empty();
	}

}
