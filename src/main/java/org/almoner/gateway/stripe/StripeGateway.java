package org.almoner.gateway.stripe;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.Fact;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.EventSource;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.ObjectSource;
import org.almoner.gateway.OpenedEvent;
import org.almoner.gateway.PayoutSource;
import org.almoner.gateway.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Stripe. */
@Component
class StripeGateway implements Gateway {

	/** The console sends such an event to see whether events come through. */
	private static final String TEST = "almoner.test";

	private final EventTypes types;

	private final Enricher lookups;

	private final @Nullable StripeEndpoints endpoints;

	private final @Nullable Lists lists;

	/**
	 * Stripe's lists.
	 *
	 * @param events of what happened in the last days
	 * @param objects of what there is
	 * @param payouts of what payouts are made of
	 */
	record Lists(EventSource events, ObjectSource objects, PayoutSource payouts) {
	}

	/** A gateway of events alone. */
	StripeGateway(Enricher lookups) {
		this(lookups, new EventTypes(), null, null);
	}

	@Autowired
	StripeGateway(Enricher lookups, EventTypes types, @Nullable StripeEndpoints endpoints, @Nullable Lists lists) {
		this.lookups = lookups;
		this.types = types;
		this.endpoints = endpoints;
		this.lists = lists;
	}

	@Override
	public Provider provider() {
		return Provider.STRIPE;
	}

	@Override
	public Optional<GatewayEndpoints> endpoints() {
		return Optional.ofNullable(this.endpoints);
	}

	@Override
	public Optional<EventSource> events() {
		return Optional.ofNullable(this.lists).map(Lists::events);
	}

	@Override
	public Optional<ObjectSource> objects() {
		return Optional.ofNullable(this.lists).map(Lists::objects);
	}

	@Override
	public Optional<PayoutSource> payouts() {
		return Optional.ofNullable(this.lists).map(Lists::payouts);
	}

	@Override
	public List<String> eventTypes() {
		return this.types.subscribed();
	}

	@Override
	public OpenedEvent open(GatewayAccount account, Delivery delivery) {
		String header = delivery.header(StripeSignature.HEADER)
			.orElseThrow(() -> new DeliveryRefusedException("There is no " + StripeSignature.HEADER + " header"));
		String body = text(delivery.body());
		StripeSignature.verify(body, header, account.credentials().signingSecrets(), delivery.receivedAt());
		return StripeEnvelope.open(StripeEnvelope.parse(body), delivery.body().length, delivery.receivedAt());
	}

	private String text(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new DeliveryRefusedException("The body is not UTF-8");
		}
	}

	@Override
	public Reading read(GatewayAccount account, String eventId, String payload) {
		Snapshot event = new Snapshot(StripeEnvelope.parse(payload));
		if (event.text("type").orElse("").equals(TEST)) {
			return new Reading.Ignored("A test event that the console sent: it came through the whole way");
		}
		return foreign(account, event).orElseGet(() -> read(eventId, event));
	}

	/** Why an event is not this account's, if it isn't. */
	private Optional<Reading> foreign(GatewayAccount account, Snapshot event) {
		if (!event.text("object").orElse("event").equals("event")) {
			return ignored("A thin event, which holds no object; the endpoint must be set to snapshot payloads",
					"thin-event");
		}
		if (event.isTrue("livemode") == account.testMode()) {
			return ignored(account.testMode() ? "A live event, but this is a test account"
					: "A test event, but this is a live account", "livemode-mismatch");
		}
		return event.text("account")
			.filter((connected) -> account.optionalProviderAccountId()
				.filter((own) -> !own.equals(connected))
				.isPresent())
			.flatMap((connected) -> ignored("An event of a connected account, not of this one", "connect-mismatch"));
	}

	private static Optional<Reading> ignored(String reason, String concern) {
		return Optional.of(new Reading.Ignored(reason, concern));
	}

	private Reading read(String eventId, Snapshot event) {
		String type = event.text("type").orElse("unknown");
		return this.types.find(type)
			.<Reading>map((known) -> read(known, eventId, event))
			.orElseGet(() -> new Reading.Ignored("Events of the type " + type + " lead to no record"));
	}

	private Reading read(EventTypes.EventType type, String eventId, Snapshot event) {
		Optional<Snapshot> object = event.object("data.object").filter((one) -> one.id("id").isPresent());
		Optional<EventContext> context = StripeEnvelope.created(event)
			.map((created) -> new EventContext(eventId, type.name(), created, event.isTrue("livemode")));
		if (object.isEmpty() || context.isEmpty() || !isOf(type, object.get())) {
			return new Reading.Ignored("The event holds no " + type.object() + " that can be read");
		}
		return new Reading.Facts(type.reader()
			.read(object.get(), context.get())
			.stream()
			.filter((fact) -> !fact.traits().isEmpty())
			.toList());
	}

	private boolean isOf(EventTypes.EventType type, Snapshot object) {
		JsonNode name = object.json().path("object");
		return name.isMissingNode() || name.asString("").equals(type.object());
	}

	@Override
	public Optional<Delivery> testDelivery(GatewayAccount account, String eventId, Instant at) {
		return StripeTestEvent.of(account, eventId, at);
	}

	@Override
	public Set<String> openFields() {
		return OpenFields.NAMES;
	}

	@Override
	public String withoutPersonalData(String payload) {
		return StripeErasure.of(payload);
	}

	@Override
	public Enrichment enrich(GatewayAccount account, List<Fact> facts) {
		return this.lookups.enrich(account, facts);
	}

}
