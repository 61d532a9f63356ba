package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.almoner.account.GatewayAccount;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.testing.HandClock;

/**
 * An account that works deliveries of a world's events and asks Stripe, as it stands by
 * then, for what they lack. Time goes on with the events, and by some minutes from one
 * delivery to the next.
 */
final class AskingAccount {

	private static final GatewayAccount WITH_KEY = Asked.account(LiveStripe.KEY);

	private static final int MOST_SECONDS_BETWEEN = 400;

	private final BookShelf shelf = new BookShelf(World.ZONE);

	private final HandClock clock;

	private final LiveStripe stripe;

	private final StripeGateway gateway;

	private final Random random;

	AskingAccount(World world, LiveStripe stripe, StripeProperties.Lookups limits) {
		stripe.follow(world);
		this.stripe = stripe;
		this.clock = new HandClock(world.events().getFirst().at());
		this.gateway = new StripeGateway(
				new StripeLookups(new StripeProperties(stripe.base(), limits), this.clock, this.clock::advance));
		this.random = new Random(world.seed());
	}

	/** Bounds that nothing runs into. */
	static StripeProperties.Lookups patient() {
		return Asked.usual();
	}

	/** One request at a time, so that the same trouble hits the same request. */
	static StripeProperties.Lookups oneByOne() {
		return new StripeProperties.Lookups(400, Duration.ofSeconds(20), 100, 1, Duration.ofSeconds(5),
				Duration.ofMillis(300));
	}

	/** The records after deliveries that all went well. */
	static AskingAccount after(World world, LiveStripe stripe, Collection<Delivery> deliveries) {
		AskingAccount account = new AskingAccount(world, stripe, patient());
		deliveries.forEach(account::work);
		return account;
	}

	/**
	 * The records after events came one by one, in order, each as soon as it happened.
	 */
	static AskingAccount inOrder(World world, LiveStripe stripe, Collection<Told> events) {
		AskingAccount account = new AskingAccount(world, stripe, patient());
		events.forEach((one) -> account.post(Delivery.complete(List.of(one))));
		return account;
	}

	/** Works a delivery without a key. */
	void workUnasked(Delivery delivery) {
		passTimeUntil(delivery);
		delivery.post(this.shelf);
	}

	/** Works a delivery at some time after its events. */
	void work(Delivery delivery) {
		this.clock.advance(Duration.ofSeconds(this.random.nextInt(MOST_SECONDS_BETWEEN)));
		post(delivery);
	}

	/** Works a delivery while Stripe has trouble. */
	void work(Delivery delivery, Trouble trouble) {
		this.stripe.strike(trouble, this.random);
		try {
			work(delivery);
		}
		finally {
			this.stripe.relieve();
		}
	}

	/** Works everything again, after whatever hindered it is forgotten. */
	void replay(List<Told> events) {
		this.clock.advance(Duration.ofHours(2));
		work(Delivery.complete(events));
	}

	private void post(Delivery delivery) {
		passTimeUntil(delivery);
		this.stripe.turnTo(this.clock.instant());
		List<Fact> facts = new ArrayList<>(World.facts(delivery.batch()));
		facts.addAll(this.gateway.enrich(WITH_KEY, List.copyOf(facts)).facts());
		delivery.post(this.shelf, facts);
	}

	private void passTimeUntil(Delivery delivery) {
		Instant happened = delivery.batch().stream().map(Told::at).max(Instant::compareTo).orElse(Instant.EPOCH);
		if (happened.isAfter(this.clock.instant())) {
			this.clock.advance(Duration.between(this.clock.instant(), happened));
		}
	}

	BookShelf shelf() {
		return this.shelf;
	}

	Map<String, Map<String, String>> records() {
		return World.fields(this.shelf);
	}

}
