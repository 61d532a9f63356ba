package org.almoner.payout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.ListedPayout;
import org.almoner.gateway.PayoutSource;
import org.almoner.payout.Course.Stage;
import org.almoner.payout.Course.Target;
import org.almoner.payout.Errand.Purpose;
import org.almoner.payout.ListedPieces.Piece;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/**
 * The steps of a reconciliation, one at a time. A step that is repeated, because a worker
 * died in the midst of it, does what it did before.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class Reconciling {

	private final Gateways gateways;

	private final BookedLines booked;

	private final Posting posting;

	private final Explanation explanation;

	private final Verdicts verdicts;

	private final PayoutProperties properties;

	private final InstantSource time;

	private final PayoutMeters meters;

	Reconciling(Gateways gateways, BookedLines booked, Posting posting, Explanation explanation, Verdicts verdicts,
			PayoutProperties properties, InstantSource time, PayoutMeters meters) {
		this.gateways = gateways;
		this.booked = booked;
		this.posting = posting;
		this.explanation = explanation;
		this.verdicts = verdicts;
		this.properties = properties;
		this.time = time;
		this.meters = meters;
	}

	/**
	 * Does the next step.
	 * @throws RuntimeException where it could not be done
	 */
	Move next(GatewayAccount account, Course course, Runnable hold) {
		Optional<PayoutSource> source = account.credentials()
			.optionalApiKey()
			.flatMap((key) -> this.gateways.of(account).payouts());
		if (source.isEmpty()) {
			return this.verdicts.unasked(account, course, hold);
		}
		Case at = new Case(account, source.get(), hold);
		return switch (course.stage()) {
			case BEGIN -> begin(at, course);
			case LINES -> lines(at, course);
			case PROOF -> prove(at, course);
			case EXPLAIN_LISTED -> this.explanation.listed(at, course);
			case EXPLAIN_BOOKED -> explained(at, course);
		};
	}

	private Move begin(Case at, Course course) {
		Optional<BookedPayout> before = this.booked.payout(at.account().key(), course.errand().payoutId());
		if (course.errand().purpose() == Purpose.ROUTINE
				&& before.filter((one) -> one.is(BookedPayout.RECONCILED)).isPresent()) {
			return new Move.Done(null);
		}
		at.hold().run();
		ListedPayout payout = at.source().payout(at.account(), course.errand().payoutId());
		Course begun = course.of(Target.of(payout, before.map(BookedPayout::status).orElse(null)))
			.corrected(this.posting.all(at, payout.facts()).corrections());
		return switch (payout.lines()) {
			case NEVER -> this.verdicts.notReconcilable(at, begun);
			case NOT_YET -> this.verdicts.notYet(at, begun);
			case COMPLETE -> new Move.On(begun.at(Stage.LINES, now()));
		};
	}

	private Move lines(Case at, Course course) {
		Piece piece = new ListedPieces(this.properties.piece()).of(at, course);
		Course written = course;
		if (course.writes() && !piece.lines().isEmpty()) {
			boolean isLast = course.trouble().tries() + 1 >= this.properties.triesMax();
			Posting.Written posted = this.posting.lines(at, course, piece.lines(), isLast);
			if (!posted.again().isEmpty()) {
				return new Move.On(posted.course().hindered(posted.again(), now()));
			}
			written = posted.course();
		}
		this.meters.walked(piece.lines().size());
		Course counted = written.counting(piece.lines());
		return new Move.On(
				(piece.next() != null) ? counted.further(piece.next(), now()) : counted.at(Stage.PROOF, now()));
	}

	/**
	 * The books tie where they have just what the gateway lists, group by group, and that
	 * makes up the payout.
	 */
	private Move prove(Case at, Course course) {
		Course proven = course.proven(this.booked.tally(at.account().key(), course.payout().id()));
		boolean isTied = proven.sums().listed().equals(proven.sums().booked())
				&& proven.sums().listed().makesUp(proven.payout().amount());
		if (!isTied) {
			return new Move.On(proven.at(Stage.EXPLAIN_LISTED, now()));
		}
		return proven.noted().isAllWritten() ? this.verdicts.reconciled(at, proven)
				: this.verdicts.unreconciled(at, Explanation.unwritten(proven));
	}

	private Move explained(Case at, Course course) {
		Explanation.Compared compared = this.explanation.booked(at, course);
		return compared.isMore() ? new Move.On(compared.course()) : this.verdicts.unreconciled(at, compared.course());
	}

	private Instant now() {
		return this.time.instant();
	}

}
