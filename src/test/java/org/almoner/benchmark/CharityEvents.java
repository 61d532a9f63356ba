package org.almoner.benchmark;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.almoner.gateway.stripe.StripeOf;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;

/**
 * Events as a charity has them, in the order in which they happened, of the types that
 * Almoner asks for. Those of payouts are left out: a month in a minute would have far too
 * many, and payouts are measured by a command of their own.
 *
 * @param month the month they are of
 * @param events the events
 */
public record CharityEvents(CharityMonth month, List<StripeEvent> events) {

	/** The account that the month belongs to. */
	static final String ACCOUNT = "acct_1Sandbox";

	/** A third of a month's events are of other types. */
	private static final double MONTH_HAS_MORE = 1.8;

	private static final int MONTH_HAS_AT_LEAST = 200;

	private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

	public CharityEvents {
		events = List.copyOf(events);
	}

	/** At most so many events. */
	public static CharityEvents of(long seed, int count) {
		List<String> types = StripeOf.at(URI.create("http://localhost"), new HandClock(START)).eventTypes();
		CharityMonth month = CharityMonth
			.generate(seed, (int) (count * MONTH_HAS_MORE) + MONTH_HAS_AT_LEAST, START,
					MonthOptions.EVERYTHING.forAccount(ACCOUNT, false))
			.toEndpointOf(types);
		return new CharityEvents(month,
				month.events().stream().filter((event) -> !event.type().startsWith("payout.")).limit(count).toList());
	}

	/** Some of them, fewer where there are no more. */
	public List<StripeEvent> slice(int from, int count) {
		int start = Math.min(from, this.events.size());
		return this.events.subList(start, Math.min(this.events.size(), start + count));
	}

	/** The same events again and again, each time with other ids; for many threads. */
	Supplier<StripeEvent> endless() {
		AtomicInteger next = new AtomicInteger();
		return () -> {
			int number = next.getAndIncrement();
			return renamed(this.events.get(number % this.events.size()), number);
		};
	}

	private static StripeEvent renamed(StripeEvent event, int number) {
		String id = event.id() + "n" + number;
		return new StripeEvent(id, event.type(), event.created(), event.objectId(),
				event.json().replace(event.id(), id));
	}

}
