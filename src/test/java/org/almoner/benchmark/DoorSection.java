package org.almoner.benchmark;

import java.nio.file.Path;
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

	/** What the door is compared with: nothing is stored. */
	static final String BARE = "bare endpoint";

	/** What the door is compared with: as many connections to the org as it has. */
	static final String ONE = "one call an event, 1 at once";

	private static final String TEN = "one call an event, 10 at once";

	private static final List<Integer> MILLIS = List.of(0, 150, 400);

	private static final int FLIGHTS = 1;

	/** As many as there are slots for calls to the org. */
	private static final int SLOTS = 10;

	/**
	 * A door at its top and at half of it.
	 *
	 * @param top at the top
	 * @param half at half the rate
	 */
	private record Door(Deliveries.Flow top, Deliveries.Flow half) {
	}

	@Override
	public List<Figure> measure(Setting setting) {
		CharityEvents charity = CharityEvents.of(12, 500);
		List<Figure> figures = new ArrayList<>();
		Door bare = bare(setting, charity);
		Map<Integer, Door> doors = almoner(setting, charity, Map.of(), figures);
		Map<Integer, Door> one = almoner(setting, charity, oneCallAnEvent(FLIGHTS), new ArrayList<>());
		Map<Integer, Door> ten = almoner(setting, charity, oneCallAnEvent(SLOTS), new ArrayList<>());
		for (int millis : MILLIS) {
			String load = "the org takes " + millis + " ms";
			Door door = Objects.requireNonNull(doors.get(millis));
			figures.addAll(compare(load, door, bare, BARE));
			figures.addAll(compare(load, door, Objects.requireNonNull(one.get(millis)), ONE));
			figures.addAll(compare(load, door, Objects.requireNonNull(ten.get(millis)), TEN));
			figures.add(Figure.of("door", load, "answers other than 200",
					door.top().others() + (double) door.half().others()));
		}
		return figures;
	}

	/** Each call to the org has one event, and the door's answers wait for it. */
	private static Map<String, String> oneCallAnEvent(int atOnce) {
		return Map.of("ALMONER_STORE_BATCH", "1", "ALMONER_STORE_PACE", "0ms", "ALMONER_STORE_FLIGHTS",
				Integer.toString(atOnce), "ALMONER_SPOOL", "never");
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

	private static Map<Integer, Door> almoner(Setting setting, CharityEvents charity, Map<String, String> variables,
			List<Figure> memory) {
		Path directory = setting.directory();
		Map<Integer, Door> doors = new LinkedHashMap<>();
		try (MeasuredSite site = MeasuredSite.start(directory, new MeasuredSite.Plan(0, variables, Map.of()))) {
			SandboxAccount account = site.connectManually(1);
			Deliveries deliveries = Deliveries.to(account.endpoint(), account.signingSecret());
			Supplier<StripeEvent> events = charity.endless();
			deliveries.atTopRate(CONNECTIONS, seconds(setting), events);
			for (int millis : MILLIS) {
				site.answerAfter(Duration.ofMillis(millis));
				doors.put(millis, door(setting, deliveries, events));
			}
			memory.addAll(site.memory("door: 64 connections at top rate"));
		}
		return doors;
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
