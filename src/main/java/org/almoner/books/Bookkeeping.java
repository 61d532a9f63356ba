package org.almoner.books;

import java.time.ZoneId;

/**
 * How an account's books are kept.
 *
 * @param zone the account's time zone, in which its dates are
 * @param gifts whether gifts are kept; without them payments are all there is
 */
public record Bookkeeping(ZoneId zone, boolean gifts) {

	/** With gifts. */
	public static Bookkeeping in(ZoneId zone) {
		return new Bookkeeping(zone, true);
	}

}
