package org.almoner.gateway.stripe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.books.Fact;
import org.almoner.gateway.Enrichment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Stripe's API for what events lack, where the account has a key. What can't be
 * asked is left out: that delays a field, never a record.
 */
final class StripeLookups implements Enricher {

	private static final Logger log = LoggerFactory.getLogger(StripeLookups.class);

	/**
	 * In the order in which they share a batch's bounds. A refund that was found may name
	 * a line of the balance, which is why those are asked last.
	 */
	private final List<Lookup> lookups = List.of(new RefundLookup(), new InvoiceLookup(), new InstalmentLookup(),
			new DisputeLookup(), new BalanceLookup());

	private final StripeClients clients;

	private final LookupCache cache;

	private final StripeProperties.Lookups limits;

	private final InstantSource time;

	private final Inquiry.Pause pause;

	StripeLookups(StripeProperties properties, InstantSource time, Inquiry.Pause pause) {
		this.clients = new StripeClients(properties);
		this.cache = new LookupCache(time);
		this.limits = properties.lookups();
		this.time = time;
		this.pause = pause;
	}

	@Override
	public Enrichment enrich(GatewayAccount account, List<Fact> facts) {
		return account.credentials().optionalApiKey().map((key) -> ask(account, key, facts)).orElse(Enrichment.NONE);
	}

	private Enrichment ask(GatewayAccount account, Secret key, List<Fact> facts) {
		Inquiry inquiry = new Inquiry(account.key(), this.clients.of(account.key(), key), this.cache, this.limits,
				this.time, this.pause);
		List<Fact> known = new ArrayList<>(facts);
		for (Lookup lookup : this.lookups) {
			known.addAll(ask(account, lookup, List.copyOf(known), inquiry));
		}
		List<Fact> found = known.subList(facts.size(), known.size());
		if (inquiry.leftOut() > 0) {
			log.warn("Of what events of account {} lack, {} look-ups were left out: {}", account.key(),
					inquiry.leftOut(), inquiry.reasons());
		}
		return new Enrichment(found, inquiry.notices());
	}

	/** An answer of an unforeseen shape must not hold up the records. */
	private List<Fact> ask(GatewayAccount account, Lookup lookup, List<Fact> facts, Inquiry inquiry) {
		try {
			return lookup.ask(facts, inquiry);
		}
		catch (RuntimeException ex) {
			log.error("{} of account {} ended with an error nobody foresaw: {}", lookup.getClass().getSimpleName(),
					account.key(), ex.getClass().getSimpleName());
			inquiry.leaveOut(Obstacle.unforeseen(ex.getClass().getSimpleName()));
			return List.of();
		}
	}

}
