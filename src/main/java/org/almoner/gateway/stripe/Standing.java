package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.gateway.stripe.StripeAnswer.Away;
import org.almoner.gateway.stripe.StripeAnswer.Forbidden;
import org.almoner.gateway.stripe.StripeAnswer.KeyRefused;
import org.almoner.gateway.stripe.StripeAnswer.TooFast;

/**
 * How an account stands with Stripe: what it was refused, and until when it is to be left
 * alone. Remembered for minutes, so that a permission that is granted is noticed.
 */
final class Standing {

	private static final Duration REFUSAL = Duration.ofMinutes(5);

	private static final String EVERYTHING = "*";

	private final Map<String, Lasting> obstacles = new ConcurrentHashMap<>();

	private record Lasting(Obstacle obstacle, Instant until) {
	}

	/** Why a resource can't be asked for now, if it can't. */
	Optional<Obstacle> obstacle(String resource, Instant now) {
		return find(EVERYTHING, now).or(() -> find(resource, now));
	}

	private Optional<Obstacle> find(String resource, Instant now) {
		return Optional.ofNullable(this.obstacles.get(resource))
			.filter((lasting) -> now.isBefore(lasting.until()))
			.map(Lasting::obstacle);
	}

	void note(String resource, StripeAnswer answer, Instant now) {
		switch (answer) {
			case KeyRefused refused -> put(EVERYTHING, new Lasting(Obstacle.keyRefused(), now.plus(REFUSAL)));
			case Forbidden forbidden ->
				put(resource, new Lasting(Obstacle.forbidden(resource, forbidden.permission()), now.plus(REFUSAL)));
			case TooFast wait -> put(EVERYTHING, new Lasting(Obstacle.tooFast(wait.pause()), now.plus(wait.pause())));
			case Away away -> put(EVERYTHING, new Lasting(Obstacle.away(away.why()), now.plus(away.pause())));
			default -> {
			}
		}
	}

	/** Of two obstacles the one that lasts. */
	private void put(String resource, Lasting fresh) {
		this.obstacles.merge(resource, fresh, (old, other) -> old.until().isAfter(other.until()) ? old : other);
	}

}
