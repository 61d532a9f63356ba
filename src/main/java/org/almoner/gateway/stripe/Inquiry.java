package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.almoner.account.AccountKey;
import org.almoner.gateway.stripe.StripeAnswer.Away;
import org.almoner.gateway.stripe.StripeAnswer.Found;
import org.almoner.gateway.stripe.StripeAnswer.Refused;
import org.almoner.gateway.stripe.StripeAnswer.Unasked;
import org.jspecify.annotations.Nullable;

/**
 * What one batch asks of Stripe: within its bounds of number and time, at the account's
 * pace, and not where Stripe said no. Never throws for Stripe's sake.
 */
final class Inquiry {

	private static final StripeAnswer UNASKED = new Unasked();

	private final AccountKey account;

	private final StripeClients.Client client;

	private final LookupCache cache;

	private final StripeProperties.Lookups limits;

	private final InstantSource time;

	private final Pause pause;

	private final Instant deadline;

	private final AtomicInteger asked = new AtomicInteger();

	private final AtomicInteger leftOut = new AtomicInteger();

	private final AtomicReference<@Nullable String> obstacle = new AtomicReference<>();

	Inquiry(AccountKey account, StripeClients.Client client, LookupCache cache, StripeProperties.Lookups limits,
			InstantSource time, Pause pause) {
		this.account = account;
		this.client = client;
		this.cache = cache;
		this.limits = limits;
		this.time = time;
		this.pause = pause;
		this.deadline = time.instant().plus(limits.timeMax());
	}

	/** How to wait. */
	@FunctionalInterface
	interface Pause {

		void sleep(Duration duration) throws InterruptedException;

	}

	/** What Stripe has at a path, as asked now or a few minutes ago. */
	Optional<Snapshot> get(String path) {
		StripeAnswer known = this.cache.find(this.account, path);
		StripeAnswer answer = (known != null) ? known : ask(path);
		return (answer instanceof Found found) ? Optional.of(found.object()) : Optional.empty();
	}

	/** Whether what is at a path need not be asked. */
	boolean knows(String path) {
		return this.cache.find(this.account, path) != null;
	}

	/** Remembers what is at a path, from a list that held it. */
	void remember(String path, Snapshot object) {
		this.cache.keep(this.account, path, new Found(object));
	}

	/** Asks for several things, a few at a time; in the order of what was wanted. */
	<W, A> List<A> each(Collection<W> wanted, Function<W, List<A>> ask) {
		if (wanted.isEmpty()) {
			return List.of();
		}
		List<Callable<List<A>>> tasks = wanted.stream().<Callable<List<A>>>map((one) -> () -> ask.apply(one)).toList();
		ExecutorService threads = Executors.newFixedThreadPool(this.limits.atOnce(), Thread.ofVirtual().factory());
		try {
			List<Future<List<A>>> answers = threads.invokeAll(tasks, remaining().toMillis(), TimeUnit.MILLISECONDS);
			return answers.stream().flatMap((answer) -> resultOf(answer).stream()).toList();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			leaveOut("the worker stops");
			return List.of();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private <A> List<A> resultOf(Future<List<A>> answer) {
		switch (answer.state()) {
			case SUCCESS -> {
				return answer.resultNow();
			}
			case FAILED -> leaveOut("an error nobody foresaw: " + answer.exceptionNow().getClass().getSimpleName());
			default -> leaveOut(tookTooLong());
		}
		return List.of();
	}

	private StripeAnswer ask(String path) {
		String resource = resource(path);
		Optional<String> hindered = hindrance(resource);
		if (hindered.isPresent()) {
			leaveOut(hindered.get());
			return UNASKED;
		}
		StripeAnswer answer = this.client.api().get(path);
		this.client.standing().note(resource, answer, this.time.instant());
		if (answer instanceof Refused || answer instanceof Away) {
			leaveOut(this.client.standing().obstacle(resource, this.time.instant()).orElse("Stripe did not answer"));
		}
		this.cache.keep(this.account, path, answer);
		return answer;
	}

	private Optional<String> hindrance(String resource) {
		Optional<String> obstacle = this.client.standing().obstacle(resource, this.time.instant());
		if (obstacle.isPresent()) {
			return obstacle;
		}
		if (this.asked.getAndIncrement() >= this.limits.requestsMax()) {
			return Optional.of("a batch asks no more than " + this.limits.requestsMax() + " times");
		}
		return waitForTurn() ? this.client.standing().obstacle(resource, this.time.instant())
				: Optional.of(tookTooLong());
	}

	private boolean waitForTurn() {
		Duration wait = this.client.pacing().reserve(this.time.instant());
		if (wait.compareTo(remaining()) >= 0) {
			return false;
		}
		try {
			this.pause.sleep(wait);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Duration remaining() {
		Duration remaining = Duration.between(this.time.instant(), this.deadline);
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

	private String tookTooLong() {
		return "a batch asks no longer than " + this.limits.timeMax().toSeconds() + " s";
	}

	private void leaveOut(String why) {
		this.leftOut.incrementAndGet();
		this.obstacle.compareAndSet(null, why);
	}

	/** The first part of a path that names a thing: {@code charges}. */
	private static String resource(String path) {
		return path.replaceFirst("^/v1/", "").replaceFirst("[/?].*$", "");
	}

	/** How many things were not asked, or not answered. */
	int leftOut() {
		return this.leftOut.get();
	}

	/** Why the first of them was not. */
	Optional<String> obstacle() {
		return Optional.ofNullable(this.obstacle.get());
	}

}
