package org.almoner.sandbox.stripe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.almoner.sandbox.stripe.books.ApiVersion;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * A small charity whose donors keep giving: events of one made-up month after another
 * reach whatever endpoints the double has, as if they happened now. A few come at once,
 * so that there is something to see; then one at a time, until it is closed. Waits while
 * there is no endpoint.
 */
public final class SmallCharity implements AutoCloseable {

	private static final int MONTH = 500;

	/** So long ago a month began, so that all of it has happened by now. */
	private static final Duration AGO = Duration.ofDays(75);

	private static final StripePoster.Manner MANNER = new StripePoster.Manner(1, 3, Duration.ofMillis(500), 0, false,
			0);

	private final ExecutorService thread = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("small-charity").factory());

	private final Queue<StripeEvent> coming = new ArrayDeque<>();

	private final AtomicLong delivered = new AtomicLong();

	private final StripeDouble stripe;

	private final MonthOptions options;

	private final InstantSource clock;

	private Optional<ApiVersion> version = Optional.empty();

	private long seed;

	private int burst;

	private long lastCreated;

	/**
	 * A charity that begins at {@link #start}.
	 * @param seed of its first month
	 * @param burst how many events come at once
	 */
	public SmallCharity(StripeDouble stripe, MonthOptions options, long seed, int burst, InstantSource clock) {
		this.stripe = stripe;
		this.options = options;
		this.seed = seed;
		this.burst = burst;
		this.clock = clock;
	}

	/** Begins, with this much time between events after the first few. */
	public void start(Duration pace) {
		this.thread.execute(() -> live(pace));
	}

	private void live(Duration pace) {
		try {
			while (!this.thread.isShutdown()) {
				proceed();
				Thread.sleep(pace);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** How many deliveries were taken so far. */
	public long delivered() {
		return this.delivered.get();
	}

	private void proceed() {
		List<Destination> destinations = this.stripe.destinations();
		if (destinations.isEmpty()) {
			return;
		}
		tellIn(versionOf(destinations));
		int many = Math.max(1, this.burst);
		this.burst = 0;
		for (int sent = 0; sent < many && !this.thread.isShutdown(); sent++) {
			this.stripe.happen(List.of(next()), MANNER)
				.values()
				.forEach((report) -> this.delivered.addAndGet(report.delivered().size()));
		}
	}

	/** Stripe tells events in the version of the endpoint: here of the newest one. */
	private static Optional<ApiVersion> versionOf(List<Destination> destinations) {
		return Optional.ofNullable(destinations.getFirst().apiVersion()).flatMap(ApiVersion::of);
	}

	/** A month is told in one version: where that changes, a new month begins. */
	private void tellIn(Optional<ApiVersion> version) {
		if (!version.equals(this.version)) {
			this.version = version;
			this.coming.clear();
		}
	}

	/**
	 * Two events never share a second, or their order would be lost; the first few are
	 * ahead of the clock by as many seconds.
	 */
	private StripeEvent next() {
		if (this.coming.isEmpty()) {
			CharityMonth month = CharityMonth.generate(this.seed++, MONTH, this.clock.instant().minus(AGO),
					this.version.map(this.options::atVersions).orElse(this.options));
			this.stripe.show(month);
			this.coming.addAll(month.events());
		}
		this.lastCreated = Math.max(this.lastCreated + 1, this.clock.instant().getEpochSecond());
		return this.coming.remove().happeningAt(this.lastCreated);
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
