package org.almoner.gateway.stripe;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.almoner.books.BookShelf;
import org.almoner.books.Plan;
import org.almoner.sandbox.MonthCheck;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Many small worlds: the same events lead to the same records, however they come.
 * {@code -Dworlds=100000} tries more of them, {@code -Dworld=42} only that one.
 */
class WorldsTests {

	private static final int WORLDS = Integer.getInteger("worlds", 1_000);

	private static final int SHOWN_MAX = 12;

	@Test
	void theSameEventsLeadToTheSameRecordsInWhateverOrderAndBatchesThoughWorkersDieBetweenTwoWrites() {
		seeds().forEach((seed) -> {
			World world = World.of(seed, MonthOptions.EVERYTHING);
			List<Delivery> deliveries = Deliveries.draw(world.events(), seed);
			assertThat(Deliveries.areComplete(world.events(), deliveries)).isTrue();
			BookShelf shelf = World.after(deliveries);
			if (!shelf.contents().equals(World.inOrder(world.events()))) {
				fail(explain(world, deliveries));
			}
			nothingIsLeftToWrite(shelf, world);
		});
	}

	private static void nothingIsLeftToWrite(BookShelf shelf, World world) {
		Plan again = shelf.post(World.facts(world.events()));
		assertThat(again.changes()).as("changes in world %s", world.seed()).isEmpty();
		assertThat(again.refusals()).as("refusals in world %s", world.seed()).isEmpty();
		assertThat(again.corrections()).as("corrections in world %s", world.seed()).isEmpty();
	}

	@Test
	void worldsAreSmallAndNotEmpty() {
		LongSummaryStatistics sizes = LongStream.rangeClosed(1, 100)
			.map((seed) -> World.of(seed, MonthOptions.EVERYTHING).events().size())
			.summaryStatistics();
		assertThat(sizes.getAverage()).isBetween(20.0, 70.0);
	}

	@Test
	void theRecordsOfAWorldAreThoseThatItsOwnBooksTellOf() {
		seeds().forEach((seed) -> {
			World world = World.of(seed, MonthOptions.EVERYTHING);
			BookShelf shelf = World.after(Deliveries.draw(world.events(), seed));
			assertThat(MonthCheck.differences(world.month(), shelf::records)).as("world %s", seed).isEmpty();
		});
	}

	private static LongStream seeds() {
		Long one = Long.getLong("world");
		return (one != null) ? LongStream.of(one) : LongStream.rangeClosed(1, WORLDS);
	}

	private static boolean differ(List<Told> events, List<Delivery> deliveries) {
		return !World.after(deliveries).contents().equals(World.inOrder(events));
	}

	/** The shortest history that still goes wrong, and what is wrong then. */
	private static String explain(World world, List<Delivery> all) {
		List<Told> events = Shrinking.shortest(world.events(), (some) -> differ(some, Deliveries.of(some, all)));
		List<Delivery> deliveries = Shrinking.shortest(Deliveries.of(events, all),
				(some) -> Deliveries.areComplete(events, some) && differ(events, some));
		return "World " + world.seed() + " (-Dworld=" + world.seed() + ") depends on the order. Shortest history:\n"
				+ lines(deliveries) + "Records, not as when these come one by one:\n" + lines(events)
				+ differences(World.after(deliveries).contents(), World.inOrder(events));
	}

	private static String lines(List<?> all) {
		return all.stream().map((one) -> "  " + one + "\n").collect(Collectors.joining());
	}

	private static String differences(Map<String, Map<String, String>> is, Map<String, Map<String, String>> should) {
		TreeSet<String> keys = new TreeSet<>(is.keySet());
		keys.addAll(should.keySet());
		return keys.stream()
			.flatMap((key) -> differences(key, is.getOrDefault(key, Map.of()), should.getOrDefault(key, Map.of()))
				.entrySet()
				.stream())
			.limit(SHOWN_MAX)
			.map((entry) -> entry.getKey() + entry.getValue() + "\n")
			.collect(Collectors.joining());
	}

	private static Map<String, String> differences(String key, Map<String, String> is, Map<String, String> should) {
		TreeSet<String> fields = new TreeSet<>(is.keySet());
		fields.addAll(should.keySet());
		Map<String, String> differences = new TreeMap<>();
		fields.stream()
			.filter((field) -> !is.getOrDefault(field, "").equals(should.getOrDefault(field, "")))
			.forEach((field) -> differences.put(key + " " + field,
					" is " + is.get(field) + ", not " + should.get(field)));
		return differences;
	}

}
