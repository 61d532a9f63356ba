package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.gateway.stripe.StripeAnswer.Away;
import org.almoner.gateway.stripe.StripeAnswer.Refused;

/**
 * How an account stands with Stripe: what it was refused, and until when it is to be left
 * alone. Remembered for minutes, so that a permission that is granted is noticed.
 */
final class Standing {

	private static final Duration REFUSAL = Duration.ofMinutes(5);

	private static final String EVERYTHING = "*";

	private final Map<String, Obstacle> obstacles = new ConcurrentHashMap<>();

	private record Obstacle(String why, Instant until) {
	}

	/** Why a resource can't be asked for now, if it can't. */
	Optional<String> obstacle(String resource, Instant now) {
		return find(EVERYTHING, now).or(() -> find(resource, now));
	}

	private Optional<String> find(String resource, Instant now) {
		return Optional.ofNullable(this.obstacles.get(resource))
			.filter((obstacle) -> now.isBefore(obstacle.until()))
			.map(Obstacle::why);
	}

	void note(String resource, StripeAnswer answer, Instant now) {
		switch (answer) {
			case Refused refused -> put(refused.everything() ? EVERYTHING : resource,
					new Obstacle("the API key lacks " + refused.need(), now.plus(REFUSAL)));
			case Away away -> put(EVERYTHING, new Obstacle(away.why(), now.plus(away.pause())));
			default -> {
			}
		}
	}

	/** Of two obstacles the one that lasts. */
	private void put(String resource, Obstacle fresh) {
		this.obstacles.merge(resource, fresh, (old, other) -> old.until().isAfter(other.until()) ? old : other);
	}

}
