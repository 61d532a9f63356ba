package org.almoner.payout;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a reconciliation ends with: the payout says so, and the Gateway Log where an admin
 * must know. In this order a crash leaves nothing unsaid.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class Verdicts {

	private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

	private static final String SOURCE = "Reconciliation";

	private final Posting posting;

	private final BookedLines booked;

	private final GatewayLog gatewayLog;

	private final PayoutMeters meters;

	private final InstantSource time;

	Verdicts(Posting posting, BookedLines booked, GatewayLog gatewayLog, PayoutMeters meters, InstantSource time) {
		this.posting = posting;
		this.booked = booked;
		this.gatewayLog = gatewayLog;
		this.meters = meters;
		this.time = time;
	}

	Move reconciled(Case at, Course course) {
		Course.Target payout = course.payout();
		String detail = new Detail(at.gateway(), course).tied();
		conclude(at, course, BookedPayout.RECONCILED, detail);
		if (BookedPayout.UNRECONCILED.equals(payout.before())) {
			write(at.account(), payout.id(), Level.INFO, "payout-ties-now", "Payout " + payout.id() + " ties now: "
					+ Detail.lines(course.sums().listed().count()) + ", " + payout.amount() + ".", detail);
		}
		return new Move.Done(null);
	}

	Move unreconciled(Case at, Course course) {
		Course.Target payout = course.payout();
		String detail = new Detail(at.gateway(), course).untied();
		conclude(at, course, BookedPayout.UNRECONCILED, detail);
		String balance = Amounts.of(Outcome.balance(course.sums(), payout.amount()), payout.amount().currency().code());
		String message = "Payout " + payout.id() + " does not tie: " + balance + " of " + payout.amount()
				+ " is unexplained, "
				+ differences(course.noted().differences().count() + course.noted().unwrittenMore()) + ".";
		write(at.account(), payout.id(), Level.WARNING, "payout-unreconciled", message, detail);
		return new Move.Done(message);
	}

	private static String differences(long count) {
		return (count == 1) ? "1 difference" : count + " differences";
	}

	/** Such as a payout made by hand. */
	Move notReconcilable(Case at, Course course) {
		String sentence = at.gateway() + " does not say which transactions this payout is made of: that is so for"
				+ " payouts that are made by hand. It can't be reconciled here.";
		outcome(at, new Outcome(course.payout().id(), BookedPayout.NOT_RECONCILABLE, this.time.instant()).fact());
		tell(at.account(), course.payout().id(), sentence, at.hold());
		this.meters.ended(BookedPayout.NOT_RECONCILABLE);
		return new Move.Done(sentence);
	}

	/** Looked at again every night, or when the gateway says that they are complete. */
	Move notYet(Case at, Course course) {
		return waiting(at.account(), course,
				at.gateway()
						+ " is still putting this payout's lines together. It is reconciled once they are complete.",
				at.hold());
	}

	/** The account has no key, or its gateway has no lists. */
	Move unasked(GatewayAccount account, Course course, Runnable hold) {
		String sentence = account.credentials().optionalApiKey().isPresent()
				? account.provider().label() + " does not say what its payouts are made of."
				: "The Gateway Account has no API key, so " + account.provider().label()
						+ " can't be asked what this payout is made of. Give the account a key to have it reconciled.";
		waiting(account, course, sentence, hold);
		return new Move.GivenUp(sentence);
	}

	private Move waiting(GatewayAccount account, Course course, String sentence, Runnable hold) {
		Optional<BookedPayout> payout = this.booked.payout(account.key(), course.errand().payoutId());
		if (payout.filter((one) -> one.is(BookedPayout.WAITING) && !sentence.equals(one.detail())).isPresent()) {
			tell(account, course.errand().payoutId(), sentence, hold);
		}
		return new Move.Done(sentence);
	}

	/** Says why it stays as it is. Never throws for the org: that may be the reason. */
	void givenUp(GatewayAccount account, Course course, String why, Runnable hold) {
		String payoutId = course.errand().payoutId();
		this.meters.ended(PayoutMeters.GIVEN_UP);
		String sentence = "The payout could not be reconciled: " + why + ". It is tried again every night.";
		try {
			waiting(account, course, sentence, hold);
		}
		catch (SalesforceException | HinderedException ex) {
			log.warn("Payout {} of account {} can't say why it waits: {}", payoutId, account.key(), ex.getMessage());
		}
		write(account, payoutId, Level.WARNING, "payout-unread", "Payout " + payoutId + " could not be reconciled.",
				sentence);
	}

	private void conclude(Case at, Course course, String status, String detail) {
		Course.Target payout = course.payout();
		tell(at.account(), payout.id(), detail, at.hold());
		outcome(at, new Outcome(payout.id(), status, this.time.instant()).fact(course.sums(), payout.amount()));
		this.meters.ended(status);
		log.info("Payout {} of account {} is {}: {} lines", payout.id(), at.account().key(), status,
				course.sums().listed().count());
	}

	private void outcome(Case at, Fact fact) {
		this.posting.all(at, List.of(fact));
	}

	private void tell(GatewayAccount account, String payoutId, String detail, Runnable hold) {
		Optional<BookedPayout> payout = this.booked.payout(account.key(), payoutId);
		if (payout.isPresent() && !detail.equals(payout.get().detail())) {
			hold.run();
			if (this.booked.tell(payout.get().id(), detail) instanceof Refused refused) {
				throw new HinderedException(refused.kind().isRetryable(),
						"Salesforce did not take the payout's detail (" + refused.code() + ")");
			}
		}
	}

	private void write(GatewayAccount account, String payoutId, Level level, String kind, String message,
			String detail) {
		this.gatewayLog.write(LogEntry.of(level, SOURCE, kind, message)
			.detail(detail)
			.account(account.key().value())
			.object(payoutId));
	}

}
