package org.almoner.payout;

import java.math.BigDecimal;

import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedLine.Oddity;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/** Why the books don't tie with a payout: each in one sentence for an accountant. */
sealed interface Difference {

	/** What differs, and where to look. */
	String sentence();

	private static String name(ListedLine line) {
		String record = line.record().id();
		return (record.equals(line.id()) ? line.id() : line.id() + " of " + record) + " (" + line.category() + ", "
				+ line.amounts().net() + " net)";
	}

	/** A line has no record. */
	record Missing(ListedLine line) implements Difference {

		@Override
		public String sentence() {
			return name(this.line) + " is on the gateway's list and has no Gateway Transaction.";
		}

	}

	/** The org did not take what a line says. */
	record NotWritten(String line, String reason) implements Difference {

		@Override
		public String sentence() {
			return this.line + " is not written as the gateway says: " + this.reason;
		}

	}

	/** A record says something else than its line. */
	record Changed(ListedLine line, BookedLine booked, String field, String listed,
			@Nullable String inBooks) implements Difference {

		@Override
		public String sentence() {
			return this.booked.name() + " for " + name(this.line) + ": " + this.field + " is "
					+ ((this.inBooks != null) ? this.inBooks : "empty") + " in Salesforce, the gateway says "
					+ this.listed + ".";
		}

	}

	/** A record belongs to another payout, or to none. */
	record Elsewhere(ListedLine line, BookedLine booked) implements Difference {

		@Override
		public String sentence() {
			String payout = this.booked.payoutId();
			return this.booked.name() + " for " + name(this.line) + " is linked to "
					+ ((payout != null) ? "another payout, " + payout : "no payout") + ".";
		}

	}

	/** The gateway lists a line, or what it is about, again. */
	record ListedTwice(ListedLine line) implements Difference {

		@Override
		public String sentence() {
			return name(this.line) + " is on the gateway's list twice.";
		}

	}

	/** A line is odd by itself. */
	record Odd(ListedLine line, Oddity oddity) implements Difference {

		@Override
		public String sentence() {
			return name(this.line) + switch (this.oddity) {
				case UNEVEN -> ": the gateway's net is not its gross less its fee.";
				case UNLIKE_ITS_SOURCE -> ": the gateway moved another amount than the payment or refund has.";
				case SECOND_OF_ITS_SOURCE -> ": the payment or refund names another line as its own.";
			};
		}

	}

	/** A line is in another currency than its payout. */
	record OtherCurrency(ListedLine line, Money payout) implements Difference {

		@Override
		public String sentence() {
			return name(this.line) + " is in another currency than the payout, which is in " + this.payout.currency()
					+ "; it can't be part of its sum.";
		}

	}

	/** A record is linked to the payout, and the gateway does not list it. */
	record NotListed(BookedLine booked, boolean copy) implements Difference {

		@Override
		public String sentence() {
			String reference = this.booked.reference();
			return this.booked.name() + (reference.isEmpty() ? "" : " (" + reference + ")") + ", "
					+ ((this.booked.net() != null) ? this.booked.amount(this.booked.net()) + " net" : "without a net")
					+ ", is linked to this payout and is not on the gateway's list"
					+ (this.copy ? "; it looks like a copy of a record that is." : ".");
		}

	}

	/** The gateway's own list does not make up its payout. */
	record ListOff(Money payout, BigDecimal net) implements Difference {

		@Override
		public String sentence() {
			return "The gateway's own lines in " + this.payout.currency() + " add up to "
					+ Amounts.of(this.net, this.payout.currency().code()) + ", the payout is " + this.payout + ": "
					+ Amounts.of(this.payout.amount().subtract(this.net), this.payout.currency().code())
					+ " is missing on its list.";
		}

	}

	/** A transaction in no payout is just what is missing. */
	record Candidate(BookedLine booked) implements Difference {

		@Override
		public String sentence() {
			return this.booked.name() + " (" + this.booked.reference() + ") is of exactly the missing amount and in no"
					+ " payout: the gateway may have left it out.";
		}

	}

}
