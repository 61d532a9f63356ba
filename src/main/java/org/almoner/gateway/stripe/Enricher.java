package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;
import org.almoner.gateway.Enrichment;

/** Finds what the facts of a batch lack. */
@FunctionalInterface
interface Enricher {

	/**
	 * Further facts, and why there are no more; none where nobody can be asked.
	 */
	Enrichment enrich(GatewayAccount account, List<Fact> facts);

}
