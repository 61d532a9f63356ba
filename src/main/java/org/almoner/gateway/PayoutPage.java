package org.almoner.gateway;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what a payout is made of.
 *
 * @param lines in the order in which the gateway lists them
 * @param next where the next page begins; null where there is none
 */
public record PayoutPage(List<ListedLine> lines, @Nullable String next) {

	public PayoutPage {
		lines = List.copyOf(lines);
	}

}
