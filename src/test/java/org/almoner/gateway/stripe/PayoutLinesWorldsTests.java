package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.sandbox.MonthCheck;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many small worlds of which payouts are read: the lines may come at any place among the
 * events. {@code -Dworlds=10000} tries more of them, {@code -Dworld=42} only that one.
 */
class PayoutLinesWorldsTests {

	private static final int WORLDS = Integer.getInteger("worlds", 100);

	private static final int LINES = 4;

	private static final PayoutReadings READINGS = new PayoutReadings();

	@AfterAll
	static void stop() {
		READINGS.close();
	}

	@Test
	void linesAtAnyPlaceAmongTheEventsLeadToTheSameRecordsThoughWorkersDieBetweenTwoWrites() {
		seeds().forEach((seed) -> {
			World world = world(seed);
			List<List<Fact>> lines = READINGS.batches(world.month(), LINES);
			BookShelf mixed = mixed(world, lines, List.of());
			assertThat(Differences.between(eventsFirst(world, lines).contents(), mixed.contents())).as("world %s", seed)
				.isEmpty();
			lines.forEach((batch) -> assertThat(mixed.post(batch).changes()).as("world %s", seed).isEmpty());
		});
	}

	@Test
	void linesThatWereReadBeforeTheirSourcesChangedAreMadeGoodByReadingThemAgain() {
		seeds().forEach((seed) -> {
			World world = world(seed);
			Random random = new Random(seed);
			List<List<Fact>> early = READINGS
				.batches(world.month().asOf(world.events().get(random.nextInt(world.events().size())).at()), LINES);
			List<List<Fact>> lines = READINGS.batches(world.month(), LINES);
			assertThat(Differences.between(eventsFirst(world, lines).contents(), mixed(world, early, lines).contents()))
				.as("world %s", seed)
				.isEmpty();
		});
	}

	@Test
	void everyLineOfAPayoutIsOneRecordAndTheirSumIsTheBanksAmount() {
		seeds().forEach((seed) -> {
			World world = world(seed);
			BookShelf alone = new BookShelf(World.ZONE);
			List<List<Fact>> lines = READINGS.batches(world.month(), LINES);
			lines.forEach(alone::post);
			assertTies(world, alone);
			BookShelf whole = eventsFirst(world, lines);
			assertTies(world, whole);
			assertThat(MonthCheck.differences(world.month(), whole::records)).as("world %s", seed)
				.allMatch(PayoutLinesWorldsTests::isOfALineThatNoEventTells);
		});
	}

	@Test
	void linesAloneMakeThePaymentsAndTheirGifts() {
		seeds().forEach((seed) -> {
			World world = world(seed);
			BookShelf alone = new BookShelf(World.ZONE);
			READINGS.batches(world.month(), LINES).forEach(alone::post);
			alone.records("Gateway_Transaction__c").forEach((id, record) -> {
				if ("Payment".equals(record.get("Type__c"))) {
					assertThat(record.get("Gift_Transaction__c")).as("gift of %s", id).isNotNull();
					assertThat(alone.value(RecordKind.GIFT, String.valueOf(record.get("Gift_Transaction__c")),
							"Original_Amount__c"))
						.isEqualTo(record.get("Amount__c"));
				}
			});
			assertThat(alone.count(RecordKind.GIFT)).isEqualTo(alone.count(RecordKind.PAYMENT));
		});
	}

	/** Such as Stripe's own fees: records of them come with their payout alone. */
	private static boolean isOfALineThatNoEventTells(String difference) {
		return difference.contains(" should not be: ") && difference.contains("Type__c=Adjustment")
				&& difference.contains("Payout_Id__c=po_");
	}

	private static void assertTies(World world, BookShelf shelf) {
		for (Doc payout : world.month().objects("payout")) {
			if (payout.flag("automatic")) {
				List<Map<String, Object>> lines = shelf.records("Gateway_Transaction__c")
					.values()
					.stream()
					.filter((record) -> payout.id().equals(record.get("Payout_Id__c")))
					.toList();
				assertThat(lines).hasSameSizeAs(world.month().linesOfPayout(payout.id()))
					.allSatisfy((line) -> assertThat(line).containsEntry("Gateway_Payout__c", payout.id()));
				assertThat(lines.stream()
					.map((line) -> new BigDecimal(String.valueOf(line.get("Net__c"))))
					.reduce(BigDecimal.ZERO, BigDecimal::add)).as("%s of world %s", payout.id(), world.seed())
					.isEqualByComparingTo(BigDecimal.valueOf(payout.number("amount"), 2));
			}
		}
	}

	private static BookShelf eventsFirst(World world, List<List<Fact>> lines) {
		BookShelf shelf = new BookShelf(World.ZONE);
		world.events().forEach((event) -> shelf.post(event.facts()));
		lines.forEach(shelf::post);
		return shelf;
	}

	/** Lines come at drawn places, some twice; those that come last come last. */
	private static BookShelf mixed(World world, List<List<Fact>> lines, List<List<Fact>> last) {
		Random random = new Random(world.seed());
		List<Runnable> steps = new ArrayList<>();
		BookShelf shelf = new BookShelf(World.ZONE);
		Deliveries.draw(world.events(), world.seed()).forEach((delivery) -> steps.add(() -> delivery.post(shelf)));
		lines.forEach((batch) -> {
			int place = random.nextInt(steps.size() + 1);
			steps.add(place, () -> shelf.post(batch));
			if (random.nextInt(3) == 0) {
				int changes = random.nextInt(LINES);
				steps.add(random.nextInt(place + 1), () -> shelf.postPartly(batch, changes));
			}
		});
		steps.forEach(Runnable::run);
		last.forEach(shelf::post);
		return shelf;
	}

	private static World world(long seed) {
		return World.of(seed, MonthOptions.EVERYTHING.forAccount(MonthOptions.EVERYTHING.accountId(), false));
	}

	private static LongStream seeds() {
		Long one = Long.getLong("world");
		return (one != null) ? LongStream.of(one) : LongStream.rangeClosed(1, WORLDS);
	}

}
