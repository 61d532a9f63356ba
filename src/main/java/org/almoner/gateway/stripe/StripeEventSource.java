package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.EventSource;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.ListedEvent;
import org.almoner.gateway.Listing;
import org.almoner.gateway.Span;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's list of events, newest first. Each is written in the API version that was in
 * force when it was made, which need not be that of the endpoint.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/events/list">docs.stripe.com/api/events/list</a>
 */
final class StripeEventSource implements EventSource {

	private static final Duration KEPT = Duration.ofDays(30);

	/** Stripe filters by at most 20 types, so that is done here. */
	private final Set<String> types;

	private final PatientReads reads;

	StripeEventSource(Collection<String> types, PatientReads reads) {
		this.types = Set.copyOf(types);
		this.reads = reads;
	}

	@Override
	public Duration kept() {
		return KEPT;
	}

	@Override
	public Listing list(GatewayAccount account, Span span, @Nullable String cursor) {
		RawList list = RawList.of(this.reads.get(keyOf(account), path("/v1/events", span, cursor)).body());
		List<ListedEvent> wanted = new ArrayList<>();
		String last = null;
		for (String text : list.objects()) {
			Snapshot event = event(text);
			last = event.id("id").orElseThrow(Refusals::unreadable);
			if (isWanted(event, account)) {
				wanted.add(new ListedEvent(StripeEnvelope.open(event.json(), Integer.MAX_VALUE, span.until()), text));
			}
		}
		return new Listing(wanted, list.hasMore() ? last : null);
	}

	private static Snapshot event(String text) {
		try {
			return new Snapshot(StripeEnvelope.parse(text));
		}
		catch (DeliveryRefusedException ex) {
			throw Refusals.unreadable();
		}
	}

	private boolean isWanted(Snapshot event, GatewayAccount account) {
		return event.text("type").filter(this.types::contains).isPresent()
				&& event.isTrue("livemode") != account.testMode();
	}

	/** The key with which an account is asked. */
	static Secret keyOf(GatewayAccount account) {
		return account.credentials()
			.optionalApiKey()
			.orElseThrow(() -> new GatewayException(Kind.KEY_REFUSED,
					"This Gateway Account has no API key, so Stripe can't be asked. Connect it with one.", null));
	}

	/** The path of a page of a list, with a hundred objects made in a span. */
	static String path(String list, Span span, @Nullable String cursor) {
		String after = Optional.ofNullable(cursor)
			.map((id) -> "&starting_after=" + StripeRequests.encoded(id))
			.orElse("");
		return list + (list.contains("?") ? "&" : "?") + "limit=100&created%5Bgte%5D=" + span.from().getEpochSecond()
				+ "&created%5Blt%5D=" + span.until().getEpochSecond() + after;
	}

}
