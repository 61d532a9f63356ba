package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.books.Fact;

/** One thing that events lack and Stripe's API knows. */
interface Lookup {

	/**
	 * Asks for what the facts of a batch lack.
	 * @return further facts, stamped by {@link LookedUp}; fewer where not all could be
	 * asked
	 */
	List<Fact> ask(List<Fact> batch, Inquiry inquiry);

}
