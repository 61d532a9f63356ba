package org.almoner.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.Fact;

/** What a gateway can do; one implementation per provider. */
public interface Gateway {

	/** The type of the events that the console sends to try the way of events. */
	String TEST_TYPE = "almoner.test";

	/** Which gateway it is. */
	Provider provider();

	/**
	 * Verifies a delivery and reads its envelope.
	 * @throws DeliveryRefusedException when it is not the gateway's or has no event id
	 */
	OpenedEvent open(GatewayAccount account, Delivery delivery);

	/**
	 * Reads what a stored event says. Pure.
	 * @param account whose event
	 * @param eventId the gateway's id of the event
	 * @param payload the body as stored
	 */
	Reading read(GatewayAccount account, String eventId, String payload);

	/**
	 * What can be done about its endpoints; empty where the gateway has no API for them.
	 */
	default Optional<GatewayEndpoints> endpoints() {
		return Optional.empty();
	}

	/**
	 * The gateway's own list of events; empty where it has none.
	 */
	default Optional<EventSource> events() {
		return Optional.empty();
	}

	/**
	 * The gateway's lists of what its events were about; empty where it has none.
	 */
	default Optional<ObjectSource> objects() {
		return Optional.empty();
	}

	/**
	 * What the gateway says its payouts are made of; empty where it says nothing.
	 */
	default Optional<PayoutSource> payouts() {
		return Optional.empty();
	}

	/** The event types to tick where an admin makes the endpoint by hand. */
	default List<String> eventTypes() {
		return List.of();
	}

	/**
	 * An event of the type {@link #TEST_TYPE} as the gateway would deliver it, signed
	 * with the account's own secret; empty where there is none, or the gateway signs
	 * nothing.
	 */
	default Optional<Delivery> testDelivery(GatewayAccount account, String eventId, Instant at) {
		return Optional.empty();
	}

	/**
	 * The names of a payload's fields whose texts never tell of a person, such as
	 * {@code currency}: all other texts are veiled where a payload is shown.
	 */
	default Set<String> openFields() {
		return Set.of();
	}

	/**
	 * A stored payload without what tells of a person: read again it says the same of
	 * money, links and states, and nothing of who gave. Pure.
	 * @param payload the body as stored, erased already or not
	 */
	default String withoutPersonalData(String payload) {
		return new PayloadErasure(openFields(), Set.of(), PayloadErasure.Exceptions.NONE).of(payload);
	}

	/**
	 * Asks the gateway for what facts lack, where the account has an API key; may find
	 * nothing. What fails delays a field, never a record.
	 * @return further facts, and what the admin must know of what could not be asked
	 */
	Enrichment enrich(GatewayAccount account, List<Fact> facts);

}
