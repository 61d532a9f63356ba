package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's API as a small world goes on: what is asked at a moment is answered as things
 * stand at that moment. One double serves all worlds, one after the other.
 */
final class LiveStripe implements AutoCloseable {

	static final String KEY = "sk_test_thekeyofworlds";

	/** How often a world is looked at: made anew for each time. */
	private static final int STATES_MAX = 8;

	private final StripeDouble stripe;

	private @Nullable World world;

	private NavigableMap<Instant, CharityMonth> states = new TreeMap<>();

	LiveStripe() {
		this.stripe = StripeDouble.start(0, MonthOptions.EVERYTHING.accountId(), false, InstantSource.system());
		this.stripe.allow(KEY);
		this.stripe.faults().discourage(true);
	}

	String base() {
		return this.stripe.base().toString();
	}

	/** Begins the life of a world, if it is not the one that it lives already. */
	void follow(World other) {
		if (this.world == null || this.world.seed() != other.seed()) {
			this.world = other;
			this.states = states(other);
		}
	}

	/** The states between which nobody asks: drawn, the last one among them. */
	private static NavigableMap<Instant, CharityMonth> states(World world) {
		NavigableMap<Instant, CharityMonth> states = new TreeMap<>();
		List<Instant> moments = world.events().stream().map(Told::at).toList();
		Random random = new Random(world.seed());
		for (int i = 1; i < STATES_MAX; i++) {
			Instant moment = moments.get(random.nextInt(moments.size()));
			states.computeIfAbsent(moment, world.month()::asOf);
		}
		states.put(Instant.MAX, world.month());
		return states;
	}

	/**
	 * From now on answers are as of a moment, or of one a little later: what happened
	 * before it is never missing.
	 */
	void turnTo(Instant moment) {
		this.stripe.turnTo(this.states.ceilingEntry(moment).getValue());
	}

	void strike(Trouble trouble, Random random) {
		trouble.strike(this.stripe, random);
	}

	void relieve() {
		Trouble.end(this.stripe);
	}

	@Override
	public void close() {
		this.stripe.close();
	}

}
