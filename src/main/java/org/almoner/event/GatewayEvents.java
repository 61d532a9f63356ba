package org.almoner.event;

import java.util.Collection;
import java.util.List;

import org.almoner.account.AccountKey;

/** The Gateway Events of the org: what came, as it came, and what became of it. */
public interface GatewayEvents {

	/**
	 * Stores an event and returns when it is durable: in the org, with others in one call
	 * (group commit), or while the org does not take it in a Redis that persists. A
	 * duplicate is already stored, which is as good.
	 * @return where it is durable; what is spooled is enqueued when it comes to the org
	 * @throws NotStoredException when it is not durable; the gateway must send it again
	 */
	Durable store(NewGatewayEvent event);

	/**
	 * The stored events that are open (Received or Retrying), with their whole payload.
	 * Those that are settled already, or do not exist, are left out.
	 * @param account whose events
	 * @param eventIds the gateway's ids, any number
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	List<GatewayEvent> load(AccountKey account, Collection<String> eventIds);

	/**
	 * Writes how the work on events ended.
	 * @return those settlements that could not be written: their events are to be worked
	 * again
	 */
	List<Settlement> settle(List<Settlement> settlements);

	/** What waits to be stored now. */
	Waiting waiting();

	/**
	 * Events that wait to be stored.
	 *
	 * @param events that wait for a call
	 * @param bytes of the bodies that wait or are under way
	 */
	record Waiting(int events, long bytes) {
	}

}
