package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;

/** Finds what the facts of a batch lack. */
@FunctionalInterface
interface Enrichment {

	/** Further facts; none where nothing is found or nobody can be asked. */
	List<Fact> enrich(GatewayAccount account, List<Fact> facts);

}
