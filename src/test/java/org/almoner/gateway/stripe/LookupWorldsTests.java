package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.almoner.books.BookShelf;
import org.almoner.sandbox.MonthCheck;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Many small worlds with and without look-ups: what an account may ask, and when it was
 * answered, decides what only Stripe's API tells and nothing else. {@code -Dworlds=10000}
 * tries more of them, {@code -Dworld=42} only that one.
 */
class LookupWorldsTests {

	private static final int WORLDS = Integer.getInteger("worlds", 200);

	/** In so few worlds a request is waited for in vain, which costs a second. */
	private static final int ONE_IN_SO_MANY_SILENT = 40;

	private static final int SHOWN_MAX = 12;

	private static final int UNLINKED_MAX = 5;

	private static final long[] UNLINKED = unlinked();

	private static final Logger LOG = (Logger) LoggerFactory.getLogger(StripeLookups.class);

	private static final LiveStripe STRIPE = new LiveStripe();

	/** Something that must hold; answers what speaks against it. */
	@FunctionalInterface
	private interface Claim {

		List<String> objections(World world, List<Told> events, List<Delivery> deliveries);

	}

	/** Troubles are meant here, and there are hundreds. */
	@BeforeAll
	static void keepTroublesOutOfTheLog() {
		LOG.setLevel(Level.ERROR);
	}

	@AfterAll
	static void stop() {
		LOG.setLevel(null);
		STRIPE.close();
	}

	@Test
	void lookupsAddWhatOnlyStripesApiTellsAndChangeNothingElse() {
		holds((world, events, deliveries) -> {
			UntoldRefunds untold = UntoldRefunds.of(world.month(), events);
			return OnlyByAsking.unexplained(untold.leftOutOf(unasked(events)),
					untold.leftOutOf(AskingAccount.after(world, STRIPE, deliveries).records()),
					UnlinkedTries.of(world.month(), events));
		});
	}

	@Test
	void whatLookupsAddIsWhatStripesOwnObjectsSay() {
		seeds().forEach((seed) -> {
			World world = world(seed);
			BookShelf shelf = AskingAccount.after(world, STRIPE, Deliveries.draw(world.events(), seed)).shelf();
			UntoldRefunds untold = UntoldRefunds.of(world.month(), world.events());
			assertThat(OnStripesWord.differences(world.month(), World.fields(shelf))).as("world %s", seed)
				.allMatch(untold::concern);
			assertThat(MonthCheck.differences(world.month(), shelf::records)).as("world %s", seed).isEmpty();
			assertThat(shelf.records("Gift_Transaction__c")).as("world %s", seed)
				.containsOnlyKeys(world.month().expectations().gifts().keySet());
		});
	}

	@Test
	void whatLookupsAddIsTheSameWheneverTheyWereAnswered() {
		holds((world, events, deliveries) -> {
			UntoldRefunds untold = UntoldRefunds.of(world.month(), events);
			return texts(Differences.between(untold.leftOutOf(AskingAccount.inOrder(world, STRIPE, events).records()),
					untold.leftOutOf(AskingAccount.after(world, STRIPE, deliveries).records())));
		});
	}

	@Test
	void whileStripeFailsFieldsAreLateAndNeverWrongAndAReplayFillsThem() {
		holds((world, events, deliveries) -> {
			UntoldRefunds untold = UntoldRefunds.of(world.month(), events);
			Map<String, Map<String, String>> without = untold.leftOutOf(unasked(events));
			Map<String, Map<String, String>> asked = untold
				.leftOutOf(AskingAccount.inOrder(world, STRIPE, events).records());
			AskingAccount account = troubled(world, deliveries);
			Map<String, Map<String, String>> found = untold.leftOutOf(account.records());
			List<String> objections = new ArrayList<>(
					OnlyByAsking.unexplained(without, found, UnlinkedTries.of(world.month(), events)));
			objections.addAll(neither(found, without, asked));
			account.replay(events);
			objections.addAll(texts(Differences.between(untold.leftOutOf(account.records()), asked)));
			return objections;
		});
	}

	@Test
	void anAccountThatGetsItsKeyLateEndsAsOneThatAlwaysHadIt() {
		holds((world, events, deliveries) -> {
			AskingAccount account = new AskingAccount(world, STRIPE, AskingAccount.patient());
			int half = deliveries.size() / 2;
			deliveries.subList(0, half).forEach(account::workUnasked);
			deliveries.subList(half, deliveries.size()).forEach(account::work);
			account.replay(events);
			return texts(
					Differences.between(account.records(), AskingAccount.after(world, STRIPE, deliveries).records()));
		});
	}

	private static AskingAccount troubled(World world, List<Delivery> deliveries) {
		AskingAccount account = new AskingAccount(world, STRIPE, AskingAccount.oneByOne());
		Random random = new Random(world.seed());
		int silent = (world.seed() % ONE_IN_SO_MANY_SILENT == 0) ? random.nextInt(deliveries.size()) : -1;
		for (int i = 0; i < deliveries.size(); i++) {
			account.work(deliveries.get(i), (i == silent) ? Trouble.SILENT : Trouble.draw(random));
		}
		return account;
	}

	private static Map<String, Map<String, String>> unasked(List<Told> events) {
		BookShelf shelf = new BookShelf(World.ZONE);
		shelf.post(World.facts(events));
		return World.fields(shelf);
	}

	/** The fields that are neither as without look-ups nor as with all of them. */
	private static List<String> neither(Map<String, Map<String, String>> records,
			Map<String, Map<String, String>> without, Map<String, Map<String, String>> with) {
		List<Differences.Difference> late = Differences.between(records, with);
		return texts(Differences.between(records, without)
			.stream()
			.filter((one) -> late.stream()
				.anyMatch((other) -> other.record().equals(one.record()) && other.field().equals(one.field())))
			.toList());
	}

	private static List<String> texts(List<Differences.Difference> differences) {
		return differences.stream().map(Differences.Difference::toString).toList();
	}

	private static void holds(Claim claim) {
		seeds().forEach((seed) -> {
			World world = world(seed);
			List<Delivery> deliveries = Deliveries.draw(world.events(), seed);
			if (!claim.objections(world, world.events(), deliveries).isEmpty()) {
				fail(explain(world, deliveries, claim));
			}
		});
	}

	/** Every other world is one of real money: look-ups must not say otherwise. */
	private static World world(long seed) {
		return World.of(seed, MonthOptions.EVERYTHING.forAccount(MonthOptions.EVERYTHING.accountId(), seed % 2 == 0));
	}

	private static boolean hasUnlinkedTries(World world) {
		UnlinkedTries links = UnlinkedTries.of(world.month(), world.events());
		return world.month().objects("charge").stream().anyMatch((charge) -> links.concern(charge.id()));
	}

	private static LongStream seeds() {
		Long one = Long.getLong("world");
		return (one != null) ? LongStream.of(one)
				: LongStream.concat(LongStream.rangeClosed(1, WORLDS), LongStream.of(UNLINKED));
	}

	/** Worlds with instalments that failed for good are few: some more of them. */
	private static long[] unlinked() {
		return LongStream.iterate(WORLDS + 1L, (seed) -> seed + 1)
			.filter((seed) -> hasUnlinkedTries(world(seed)))
			.limit(UNLINKED_MAX)
			.toArray();
	}

	/** The shortest history that still speaks against a claim. */
	private static String explain(World world, List<Delivery> all, Claim claim) {
		Function<List<Told>, List<Delivery>> of = (some) -> Deliveries.of(some, all);
		List<Told> events = Shrinking.shortest(world.events(),
				(some) -> !some.isEmpty() && !claim.objections(world, some, of.apply(some)).isEmpty());
		List<Delivery> deliveries = Shrinking.shortest(of.apply(events),
				(some) -> Deliveries.areComplete(events, some) && !claim.objections(world, events, some).isEmpty());
		return "World " + world.seed() + " (-Dworld=" + world.seed() + "). Shortest history:\n" + lines(deliveries)
				+ lines(claim.objections(world, events, deliveries));
	}

	private static String lines(List<?> all) {
		return all.stream().limit(SHOWN_MAX).map((one) -> "  " + one + "\n").collect(Collectors.joining());
	}

}
