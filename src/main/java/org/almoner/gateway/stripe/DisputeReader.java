package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.almoner.books.Canonical;
import org.almoner.books.DisputeStatus;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A dispute, with the money it moved: that is booked from its balance transactions, never
 * from the event's type.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/disputes/object">docs.stripe.com/api/disputes</a>
 */
final class DisputeReader implements ObjectReader {

	private final BalanceTransactionReader balance = new BalanceTransactionReader();

	@Override
	public List<Fact> read(Snapshot dispute, EventContext event) {
		String id = dispute.id("id").orElseThrow();
		Optional<DisputeStatus> status = dispute.text("status").flatMap(DisputeReader::status);
		List<Fact> facts = new ArrayList<>();
		facts.add(event.fact(RecordKind.DISPUTE, id, Source.DISPUTE, status.map(DisputeStatus::order).orElse(0),
				traits(dispute, event, status).said()));
		lines(dispute).forEach((line) -> facts.add(adjustment(dispute, line, event)));
		return facts;
	}

	/**
	 * The money that a dispute moved, where the snapshot shows it: some show ids alone,
	 * or nothing. Old API versions show one line only.
	 */
	List<Snapshot> lines(Snapshot dispute) {
		return Stream
			.concat(dispute.objects("balance_transactions").stream(), dispute.object("balance_transaction").stream())
			.filter((line) -> line.id("id").isPresent())
			.toList();
	}

	private Traits traits(Snapshot dispute, EventContext event, Optional<DisputeStatus> status) {
		Traits traits = new Traits(dispute).text(Trait.GATEWAY_STATUS, "status")
			.text(Trait.REASON, "reason")
			.minor(Trait.AMOUNT, "currency", "amount")
			.currency(Trait.CURRENCY, "currency")
			.id(Trait.CHARGE, "charge")
			.moment(Trait.EVIDENCE_DUE, "evidence_details.due_by", "evidence_due_by")
			.moment(Trait.OCCURRED, "created")
			.put(Trait.LIVE_MODE, Boolean.toString(event.liveMode()));
		status.ifPresent((one) -> traits.put(Trait.STATUS, one.name()));
		if (event.type().equals("charge.dispute.closed")) {
			traits.put(Trait.CLOSED, Canonical.moment(event.created()));
		}
		return traits;
	}

	private static Optional<DisputeStatus> status(String status) {
		return switch (status) {
			case "warning_needs_response", "warning_under_review" -> Optional.of(DisputeStatus.INQUIRY);
			case "needs_response", "appeal_needs_response" -> Optional.of(DisputeStatus.NEEDS_RESPONSE);
			case "under_review", "appeal_under_review" -> Optional.of(DisputeStatus.UNDER_REVIEW);
			case "warning_closed", "prevented", "charge_refunded" -> Optional.of(DisputeStatus.CLOSED);
			case "lost" -> Optional.of(DisputeStatus.LOST);
			case "won" -> Optional.of(DisputeStatus.WON);
			default -> Optional.empty();
		};
	}

	/** What one of its lines says. */
	Fact adjustment(Snapshot dispute, Snapshot line, EventContext event) {
		Traits traits = this.balance.traits(line)
			.put(Trait.DISPUTE, dispute.id("id").orElseThrow())
			.put(Trait.CHARGE, dispute.id("charge").orElse(null))
			.moment(Trait.OCCURRED, "created")
			.put(Trait.LIVE_MODE, Boolean.toString(event.liveMode()));
		return event.fact(RecordKind.ADJUSTMENT, line.id("id").orElseThrow(), Source.BALANCE, 0, traits.said());
	}

}
