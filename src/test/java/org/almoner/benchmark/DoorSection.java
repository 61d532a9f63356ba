package org.almoner.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * What the door bears: events answered 200 a second and how long an answer takes, at the
 * top and at half of it, while a call of the org takes more or less time. Nothing is
 * worked meanwhile.
 */
final class DoorSection implements Section {

	private static final int CONNECTIONS = 64;

	/** A queue that one call at a time gets through before an answer is too late. */
	private static final int FEW_CONNECTIONS = 16;

	static final String BARE = "bare endpoint";

	private static final String TEN = "one call an event, 10 at once";

	static final String ONE = "one call an event, as many at once";

	private static final List<Integer> MILLIS = List.of(0, 150, 400);

	/** As an org of the smallest edition with an API has. */
	private static final int CALLS_A_DAY = 100_000;

	/**
	 * A door at its top and at half of it.
	 *
	 * @param top at the top
	 * @param half at half the rate
	 */
	private record Door(Deliveries.Flow top, Deliveries.Flow half) {
	}

	/** What Almoner may make of the org's calls. */
	private enum Calls {

		/**
		 * The usual share of an org's day, and nothing saved up of it: at its top rate a
		 * door gets there within seconds, and then answers from the spool.
		 */
		SPENT,
		/** More than anybody has: every event goes to the org before it is answered. */
		PLENTY

	}

	@Override
	public List<Figure> measure(Setting setting) {
		CharityEvents charity = CharityEvents.of(12, 500);
		List<Figure> figures = new ArrayList<>();
		Door bare = bare(setting, charity);
		Map<Integer, Door> doors = almoner(setting, charity, Calls.SPENT, Map.of(), figures);
		Map<Integer, Door> plenty = almoner(setting, charity, Calls.PLENTY, Map.of(), figures);
		Map<Integer, Door> ten = almoner(setting, charity, Calls.PLENTY, oneCallAnEvent(10), new ArrayList<>());
		Map<Integer, Double> asMany = oneAtATime(setting, charity);
		for (int millis : MILLIS) {
			String load = "the org takes " + millis + " ms";
			Door door = Objects.requireNonNull(doors.get(millis));
			figures.addAll(compare(load, door, bare, BARE));
			figures.addAll(compare(load, door, Objects.requireNonNull(ten.get(millis)), TEN));
			figures.add(Figure.of("door", load, "events/s, top", door.top().perSecond())
				.beside(Objects.requireNonNull(asMany.get(millis)), ONE));
			figures.addAll(inCalls(load, door, millis));
			figures.add(others(load, door));
		}
		plenty.forEach((millis, door) -> {
			String load = "calls in plenty, the org takes " + millis + " ms";
			figures.addAll(compare(load, door, bare, BARE));
			figures.addAll(inCalls(load, door, millis));
			figures.add(others(load, door));
		});
		return figures;
	}

	/**
	 * As many calls at once as there are slots, each with one event; nothing goes to the
	 * spool in their place.
	 */
	private static Map<String, String> oneCallAnEvent(int flights) {
		return Map.of("ALMONER_STORE_BATCH", "1", "ALMONER_STORE_PACE", "0ms", "ALMONER_STORE_FLIGHTS",
				Integer.toString(flights), "ALMONER_SPOOL", "never");
	}

	private static List<Figure> compare(String load, Door door, Door other, String name) {
		return List.of(
				Figure.of("door", load, "events/s, top", door.top().perSecond()).beside(other.top().perSecond(), name),
				Figure.of("door", load, "p50 ms, top", door.top().spread().p50())
					.beside(other.top().spread().p50(), name),
				Figure.of("door", load, "p99 ms, top", door.top().spread().p99())
					.beside(other.top().spread().p99(), name),
				Figure.of("door", load, "p50 ms, half the rate", door.half().spread().p50())
					.beside(other.half().spread().p50(), name),
				Figure.of("door", load, "p99 ms, half the rate", door.half().spread().p99())
					.beside(other.half().spread().p99(), name));
	}

	/** An answer takes a call, and what it waits for the call before. */
	private static List<Figure> inCalls(String load, Door door, int millis) {
		return (millis == 0) ? List.of() : List
			.of(Figure.of("door", load, "p99, half the rate, in org calls", door.half().spread().p99() / millis));
	}

	private static Figure others(String load, Door door) {
		return Figure.of("door", load, "answers other than 200", door.top().others() + (double) door.half().others());
	}

	private static Map<Integer, Door> almoner(Setting setting, CharityEvents charity, Calls calls,
			Map<String, String> variables, List<Figure> memory) {
		Map<Integer, Door> doors = new LinkedHashMap<>();
		try (MeasuredSite site = site(setting, variables)) {
			Deliveries deliveries = deliveries(site);
			Supplier<StripeEvent> events = charity.endless();
			if (calls == Calls.SPENT) {
				site.allowCallsADay(CALLS_A_DAY);
			}
			deliveries.atTopRate(CONNECTIONS, seconds(setting), events);
			for (int millis : MILLIS) {
				site.answerAfter(Duration.ofMillis(millis));
				if (calls == Calls.SPENT) {
					site.spendBudget();
				}
				doors.put(millis, door(setting, deliveries, events));
			}
			memory.addAll(site.memory("door: 64 connections at top rate"));
		}
		return doors;
	}

	/** Events a second on the one connection to the org that Almoner's door has. */
	private static Map<Integer, Double> oneAtATime(Setting setting, CharityEvents charity) {
		Map<Integer, Double> rates = new LinkedHashMap<>();
		try (MeasuredSite site = site(setting, oneCallAnEvent(1))) {
			Deliveries deliveries = deliveries(site);
			Supplier<StripeEvent> events = charity.endless();
			deliveries.atTopRate(FEW_CONNECTIONS, seconds(setting), events);
			for (int millis : MILLIS) {
				site.answerAfter(Duration.ofMillis(millis));
				rates.put(millis, deliveries.atTopRate(FEW_CONNECTIONS, seconds(setting), events).perSecond());
			}
		}
		return rates;
	}

	private static MeasuredSite site(Setting setting, Map<String, String> variables) {
		return MeasuredSite.start(setting.directory(), new MeasuredSite.Plan(0, variables, Map.of()));
	}

	private static Deliveries deliveries(MeasuredSite site) {
		SandboxAccount account = site.connectManually(1);
		return Deliveries.to(account.endpoint(), account.signingSecret());
	}

	private static Door bare(Setting setting, CharityEvents charity) {
		try (BareProcess process = BareProcess.start(setting.directory())) {
			Supplier<StripeEvent> events = charity.endless();
			process.deliveries().atTopRate(CONNECTIONS, seconds(setting), events);
			return door(setting, process.deliveries(), events);
		}
	}

	private static Door door(Setting setting, Deliveries deliveries, Supplier<StripeEvent> events) {
		Deliveries.Flow top = deliveries.atTopRate(CONNECTIONS, seconds(setting), events);
		double half = Math.max(1, top.perSecond() / 2);
		int count = (int) Math.max(1, half * seconds(setting).toSeconds());
		return new Door(top, deliveries.atRate(half, CONNECTIONS, count, events));
	}

	private static Duration seconds(Setting setting) {
		return Duration.ofSeconds(setting.scaled(15, 4));
	}

}
