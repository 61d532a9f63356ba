package org.almoner.payout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.almoner.books.Plan.Correction;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedPayout;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How far the reconciliation of a payout is. All of it is kept after each step, so that a
 * successor goes on where a worker died; a step that was cut short is done again.
 *
 * @param errand who wants it
 * @param target the payout; null before the gateway was asked
 * @param position what is next
 * @param sums what was added up so far
 * @param noted what was found so far
 * @param trouble why the step at hand was tried in vain
 * @param at when it last went on
 */
record Course(Errand errand, @Nullable Target target, Position position, Sums sums, Noted noted, Trouble trouble,
		Instant at) {

	/** The steps in their order. */
	enum Stage {

		/** The gateway is asked for the payout. */
		BEGIN,
		/** Its lines are posted, piece by piece. */
		LINES,
		/** The books are compared with the gateway's list, sum by sum. */
		PROOF,
		/** They differ: the gateway's list is compared with the books, line by line. */
		EXPLAIN_LISTED,
		/** And the books with the list. */
		EXPLAIN_BOOKED

	}

	/**
	 * The payout.
	 *
	 * @param id the gateway's id
	 * @param amount what went to the bank
	 * @param ownLine the id of its own line
	 * @param before its status in the org when all began
	 */
	record Target(String id, Money amount, @Nullable String ownLine, @Nullable String before) {

		static Target of(ListedPayout payout, @Nullable String before) {
			return new Target(payout.id(), payout.amount(), payout.ownLine(), before);
		}

		/** As its gateway knows it, as far as its lines are asked for. */
		ListedPayout listed() {
			return new ListedPayout(this.id, this.amount, ListedPayout.Lines.COMPLETE, this.ownLine, List.of());
		}

	}

	/**
	 * What is next.
	 *
	 * @param stage the step
	 * @param cursor where its next page begins; null for the first
	 * @param chunks how many pieces of the list were compared line by line
	 */
	record Position(Stage stage, @Nullable String cursor, int chunks) {
	}

	/**
	 * What lines add up to.
	 *
	 * @param listed those of the gateway
	 * @param booked those of the org
	 */
	record Sums(Tally listed, Tally booked) {
	}

	/**
	 * Tries in vain.
	 *
	 * @param tries how many
	 * @param why the last one was, in words
	 */
	record Trouble(int tries, @Nullable String why) {

		static final Trouble NONE = new Trouble(0, null);

	}

	static Course begun(Errand errand, Instant now) {
		return new Course(errand, null, new Position(Stage.BEGIN, null, 0), new Sums(Tally.NOTHING, Tally.NOTHING),
				Noted.NOTHING, Trouble.NONE, now);
	}

	/** The payout, once the gateway was asked. */
	Target payout() {
		return Objects.requireNonNull(this.target);
	}

	Stage stage() {
		return this.position.stage();
	}

	boolean writes() {
		return this.errand.purpose() != Errand.Purpose.AUDIT;
	}

	/** At another step. */
	Course at(Stage stage, Instant now) {
		return new Course(this.errand, this.target, new Position(stage, null, this.position.chunks()), this.sums,
				this.noted, Trouble.NONE, now);
	}

	Course of(Target payout) {
		return new Course(this.errand, payout, this.position, this.sums, this.noted, this.trouble, this.at);
	}

	/** At the same step further on. */
	Course further(String cursor, Instant now) {
		return new Course(this.errand, this.target, new Position(stage(), cursor, this.position.chunks()), this.sums,
				this.noted, Trouble.NONE, now);
	}

	Course counting(Collection<ListedLine> lines) {
		return summing(new Sums(this.sums.listed().plus(lines), this.sums.booked()));
	}

	Course proven(Tally booked) {
		return summing(new Sums(this.sums.listed(), booked));
	}

	private Course summing(Sums other) {
		return new Course(this.errand, this.target, this.position, other, this.noted, this.trouble, this.at);
	}

	/** With one more piece compared line by line. */
	Course compared() {
		return new Course(this.errand, this.target,
				new Position(stage(), this.position.cursor(), this.position.chunks() + 1), this.sums, this.noted,
				this.trouble, this.at);
	}

	Course noting(Noted other) {
		return new Course(this.errand, this.target, this.position, this.sums, other, this.trouble, this.at);
	}

	Course corrected(Collection<Correction> corrections) {
		return noting(this.noted.corrected(corrections));
	}

	/** The step was tried in vain. */
	Course hindered(String why, Instant now) {
		return new Course(this.errand, this.target, this.position, this.sums, this.noted,
				new Trouble(this.trouble.tries() + 1, why), now);
	}

}
