package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.almoner.account.AccountKey;
import org.almoner.gateway.stripe.StripeAnswer.Found;
import org.almoner.gateway.stripe.StripeAnswer.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a few minutes what Stripe answered, "there is none" too: the events of
 * one payment come in several batches.
 */
final class LookupCache {

	/** Objects, be they kept one by one or as pages of a list. */
	private static final int OBJECTS_MAX = 8000;

	private static final Duration KEPT = Duration.ofMinutes(5);

	private final Cache<Question, StripeAnswer> answers;

	LookupCache(InstantSource time) {
		this.answers = Caffeine.newBuilder()
			.maximumWeight(OBJECTS_MAX)
			.weigher(LookupCache::objects)
			.expireAfterWrite(KEPT)
			.ticker(() -> Duration.between(Instant.EPOCH, time.instant()).toNanos())
			.build();
	}

	private record Question(AccountKey account, String path) {
	}

	private static int objects(Question question, StripeAnswer answer) {
		return (answer instanceof Found found) ? Math.max(1, found.object().objects("data").size()) : 1;
	}

	@Nullable StripeAnswer find(AccountKey account, String path) {
		return this.answers.getIfPresent(new Question(account, path));
	}

	/** Keeps an answer, if it is one. */
	void keep(AccountKey account, String path, StripeAnswer answer) {
		if (answer instanceof Found || answer instanceof Missing) {
			this.answers.put(new Question(account, path), answer);
		}
	}

}
