package org.almoner.webhook;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.GatewayEvents;
import org.almoner.event.NewGatewayEvent;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.OpenedEvent;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a delivery, from its arrival to its being durable. */
final class Door {

	private static final Logger log = LoggerFactory.getLogger(Door.class);

	private final GatewayAccounts accounts;

	private final DeliveryReader reader;

	private final Gateways gateways;

	private final GatewayEvents events;

	private final Lanes lanes;

	Door(GatewayAccounts accounts, DeliveryReader reader, Gateways gateways, GatewayEvents events, Lanes lanes) {
		this.accounts = accounts;
		this.reader = reader;
		this.gateways = gateways;
		this.events = events;
		this.lanes = lanes;
	}

	/** Returns when the delivery is durable; what keeps it from that is thrown. */
	void receive(AccountKey key, HttpServletRequest request) {
		GatewayAccount account = this.accounts.active(key);
		Delivery delivery = this.reader.read(request);
		OpenedEvent event = this.gateways.of(account).open(account, delivery);
		this.events.store(toStore(account, delivery, event));
		enqueue(key, event);
	}

	private void enqueue(AccountKey key, OpenedEvent event) {
		try {
			this.lanes.enqueue(key.value(), List.of(event.eventId()));
		}
		catch (QueueException ex) {
			log.warn("Event {} of {} is stored and left to the sweep: {}", event.eventId(), key, ex.getMessage());
		}
	}

	private static NewGatewayEvent toStore(GatewayAccount account, Delivery delivery, OpenedEvent event) {
		return new NewGatewayEvent(account, event.eventId(), event.type(), event.objectType(), event.objectId(),
				event.apiVersion(), event.liveMode(), event.occurredAt(), delivery.receivedAt(), delivery.body(),
				event.envelope());
	}

}
