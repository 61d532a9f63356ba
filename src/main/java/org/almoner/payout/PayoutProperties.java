package org.almoner.payout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payouts are reconciled. Live events come first.
 *
 * @param piece the most lines of a payout that are worked at once
 * @param pace the pause between two pieces
 * @param longestPause the longest pause after a try in vain; each is twice the one before
 * @param triesMax how often a piece is tried
 * @param first when the nightly look runs after the start
 * @param every the pause between two
 */
@ConfigurationProperties("almoner.payout")
record PayoutProperties(@DefaultValue("2000") int piece, @DefaultValue("2s") Duration pace,
		@DefaultValue("10m") Duration longestPause, @DefaultValue("20") int triesMax,
		@DefaultValue("10m") Duration first, @DefaultValue("24h") Duration every) {

	private static final int PIECE_MAX = 2000;

	private static final int DOUBLINGS_MAX = 20;

	PayoutProperties {
		if (piece < 1 || piece > PIECE_MAX || pace.isNegative() || triesMax < 1) {
			throw new IllegalArgumentException(
					"almoner.payout needs a piece of 1 to " + PIECE_MAX + " lines, a pace and a try");
		}
	}

	/** The pause before the next piece, or before another try. */
	Duration pause(int tries) {
		Duration doubled = this.pace.multipliedBy(1L << Math.min(tries, DOUBLINGS_MAX));
		return (doubled.compareTo(this.longestPause) < 0) ? doubled : this.longestPause;
	}

}
