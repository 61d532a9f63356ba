package org.almoner.webhook;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.SigningSecret;
import org.almoner.event.Arrival;
import org.almoner.event.Durable;
import org.almoner.event.GatewayEvents;
import org.almoner.event.NewGatewayEvent;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.OpenedEvent;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The way of a delivery, from its arrival to its being durable. */
final class Door {

	/** Under which name the log's lines tell the event. */
	static final String EVENT = "event";

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
	void receive(AccountKey key, HttpServletRequest request, Admission.Ticket ticket) {
		GatewayAccount account = this.accounts.active(key);
		Delivery delivery = this.reader.read(request, ticket);
		Opened opened = open(account, delivery);
		MDC.put(EVENT, opened.event().eventId());
		if (this.events.store(toStore(opened.account(), delivery, opened.event())) == Durable.STORED) {
			enqueue(key, opened.event());
		}
		watchReplacement(opened.account(), delivery);
	}

	/** An event, and the account as it is known to the secret that signed it. */
	private record Opened(GatewayAccount account, OpenedEvent event) {
	}

	private Opened open(GatewayAccount account, Delivery delivery) {
		Gateway gateway = this.gateways.of(account);
		try {
			return new Opened(account, gateway.open(account, delivery));
		}
		catch (DeliveryRefusedException ex) {
			// another process may have replaced the secret a moment ago
			GatewayAccount newer = this.accounts.newer(account).orElseThrow(() -> ex);
			return new Opened(newer, gateway.open(newer, delivery));
		}
	}

	/**
	 * While an endpoint is being replaced, the old one goes when the new one delivers:
	 * its first delivery is noted, the others need no second look.
	 */
	private void watchReplacement(GatewayAccount account, Delivery delivery) {
		if (account.credentials().isReplacingEndpoint()) {
			account.credentials()
				.current()
				.filter((secret) -> !isProven(secret, account) && isSignedWith(secret, account, delivery))
				.map(SigningSecret::endpointId)
				.ifPresent((endpoint) -> this.accounts.prove(account.key(), endpoint));
		}
	}

	private boolean isProven(SigningSecret secret, GatewayAccount account) {
		String endpoint = secret.endpointId();
		return endpoint == null || this.accounts.isProven(account.key(), endpoint);
	}

	private boolean isSignedWith(SigningSecret secret, GatewayAccount account, Delivery delivery) {
		try {
			this.gateways.of(account).open(account.withCredentials(new Credentials(List.of(secret), null)), delivery);
			return true;
		}
		catch (DeliveryRefusedException ex) {
			return false;
		}
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
				event.envelope(), Arrival.WEBHOOK);
	}

}
