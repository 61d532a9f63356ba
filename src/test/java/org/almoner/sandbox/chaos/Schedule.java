package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which faults come when. At each place every kind comes once in any order, then again in
 * another one, until the time is over; the first round is always whole.
 *
 * @param strikes the faults, by their time
 */
record Schedule(List<Strike> strikes) {

	Schedule {
		strikes = List.copyOf(strikes);
	}

	/**
	 * A schedule; the same seed and span lead to the same one.
	 * @param span after the first round nothing begins that would not end by then
	 */
	static Schedule of(long seed, Duration span) {
		List<Strike> strikes = new ArrayList<>();
		for (Place place : Place.values()) {
			strikes.addAll(at(place, new Random(31 * seed + place.name().hashCode()), span));
		}
		strikes.sort(Comparator.comparing(Strike::at));
		return new Schedule(strikes);
	}

	private static List<Strike> at(Place place, Random random, Duration span) {
		List<Strike> strikes = new ArrayList<>();
		Duration now = place.calm().draw(random);
		for (int round = 0; now.compareTo(span) < 0 || round == 0; round++) {
			List<Trouble> bag = new ArrayList<>(Trouble.at(place));
			Collections.shuffle(bag, random);
			for (Trouble trouble : bag) {
				Strike strike = new Strike(now, trouble, trouble.length().draw(random));
				now = now.plus(strike.length()).plus(trouble.repair()).plus(place.calm().draw(random));
				if (round == 0 || strike.at().plus(strike.length()).compareTo(span) <= 0) {
					strikes.add(strike);
				}
			}
		}
		return strikes;
	}

	/** The faults of one place, by their time. */
	List<Strike> at(Place place) {
		return this.strikes.stream().filter((strike) -> strike.trouble().place() == place).toList();
	}

}
