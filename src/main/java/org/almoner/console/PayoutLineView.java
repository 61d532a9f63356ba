package org.almoner.console;

import java.time.Instant;
import java.util.List;

import org.almoner.payout.CategoryWords;
import org.almoner.payout.PayoutLine;
import org.almoner.payout.PayoutLine.Link;
import org.jspecify.annotations.Nullable;

/**
 * A line of a payout as it is shown. It shows no name that is a person's.
 *
 * @param id its record
 * @param name the record's number
 * @param orgPage its page in Salesforce, where that is known
 * @param kind type and category in words
 * @param status where it stands
 * @param reference the gateway's id of it
 * @param amounts gross, fee and net
 * @param gift the gift it belongs to
 * @param source the payment that it is about
 * @param campaign the gift's campaign
 * @param moment when
 * @param at the same in words
 */
record PayoutLineView(String id, String name, @Nullable String orgPage, String kind, String status, String reference,
		List<String> amounts, @Nullable Link gift, @Nullable Link source, @Nullable String campaign,
		@Nullable Instant moment, String at) {

	static PayoutLineView of(PayoutLine line, @Nullable String org) {
		PayoutLine.Settled settled = line.settled();
		Instant at = line.occurredAt();
		return new PayoutLineView(line.id().value(), line.name(), (org == null) ? null : org + "/" + line.id(),
				line.kind().type() + ", " + CategoryWords.of(line.kind().category()), line.kind().status(),
				line.references().best(),
				List.of(Amounts.of(settled.gross(), settled.currency()), Amounts.of(settled.fee(), settled.currency()),
						Amounts.of(settled.net(), settled.currency())),
				line.links().gift(), line.links().source(), line.links().campaign(), at,
				(at == null) ? "" : Moments.utc(at));
	}

}
