package org.almoner.payout;

import java.math.BigDecimal;

/**
 * What some lines come to, in one currency.
 *
 * @param lines how many
 * @param gross before fees
 * @param fee the fees that the gateway kept of them
 * @param net what is left
 */
public record Sums(long lines, BigDecimal gross, BigDecimal fee, BigDecimal net) {

	/** Of no lines. */
	public static final Sums NONE = new Sums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

	/** Of both. */
	public Sums plus(Sums more) {
		return new Sums(this.lines + more.lines, this.gross.add(more.gross), this.fee.add(more.fee),
				this.net.add(more.net));
	}

	/** Without some of the lines. */
	public Sums minus(Sums less) {
		return new Sums(this.lines - less.lines, this.gross.subtract(less.gross), this.fee.subtract(less.fee),
				this.net.subtract(less.net));
	}

}
