package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.Trait;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Events with something wrong in them stop nobody. */
class EnvelopeFuzzTests {

	private static final int TRIES = 3_000;

	private static final int OF_EACH_TYPE = 3;

	private static final Set<Trait> LINKS = Set.of(Trait.INTENT, Trait.CHARGE, Trait.INVOICE, Trait.CUSTOMER);

	private static final StripeGateway STRIPE = new StripeGateway((account, facts) -> Enrichment.NONE);

	private static final List<StripeEvent> EVENTS = someOfEachType();

	private static List<StripeEvent> someOfEachType() {
		EventTypes types = new EventTypes();
		Map<String, Integer> counts = new TreeMap<>();
		return CharityMonth.generate(5, 1_500, Instant.parse("2026-07-01T08:00:00Z"), MonthOptions.EVERYTHING)
			.events()
			.stream()
			.filter((event) -> types.find(event.type()).isPresent())
			.filter((event) -> counts.merge(event.type() + versionOf(event), 1, Integer::sum) <= OF_EACH_TYPE)
			.toList();
	}

	private static String versionOf(StripeEvent event) {
		return StripeEnvelope.parse(event.json()).path("api_version").asString("");
	}

	@Property(tries = TRIES, seed = "20261121")
	void anEventWithSomethingWrongInItIsReadOrIgnoredButNeverThrows(@ForAll("damaged") Damaged event) {
		facts(event.json()).ifPresent((facts) -> new BookShelf(World.ZONE).post(facts));
	}

	@Property(tries = TRIES, seed = "20261121")
	void theDoorTakesOrRefusesAnEventWithSomethingWrongInIt(@ForAll("damaged") Damaged event) {
		try {
			assertThat(StripeEnvelope.open(StripeEnvelope.parse(event.json()), event.json().length(), Instant.EPOCH)
				.eventId()).isNotEmpty();
		}
		catch (DeliveryRefusedException ex) {
			assertThat(ex.getMessage()).startsWith("The body ");
		}
	}

	/** Stripe's objects never change whose they are: what names others must be sound. */
	@Property(tries = TRIES, seed = "20261121")
	void aDamagedEventThatFitsComesInAnyOrderWithTheSoundOne(@ForAll("damaged") Damaged event) {
		List<Fact> sound = facts(event.sound().json()).orElseThrow();
		List<Fact> damaged = facts(event.json()).orElse(List.of());
		Assume.that(links(damaged).equals(links(sound)));
		BookShelf before = new BookShelf(World.ZONE);
		BookShelf after = new BookShelf(World.ZONE);
		boolean fits = before.post(damaged).refusals().isEmpty() && before.post(sound).refusals().isEmpty()
				&& after.post(sound).refusals().isEmpty() && after.post(damaged).refusals().isEmpty();
		if (fits) {
			assertThat(after.contents()).isEqualTo(before.contents());
		}
	}

	private static Map<String, String> links(List<Fact> facts) {
		Map<String, String> links = new TreeMap<>();
		facts.forEach((fact) -> fact.traits().forEach((trait, value) -> {
			if (LINKS.contains(trait)) {
				links.put(fact.about() + " " + fact.source() + " " + trait, String.valueOf(value));
			}
		}));
		return links;
	}

	/** Nothing where the door would have refused it already. */
	private static Optional<List<Fact>> facts(String json) {
		try {
			return Optional.of(switch (STRIPE.read(World.ACCOUNT, idOf(json), json)) {
				case Reading.Facts read -> read.facts();
				case Reading.Ignored nothing -> List.of();
			});
		}
		catch (DeliveryRefusedException ex) {
			return Optional.empty();
		}
	}

	/** A damaged event is another event than the sound one. */
	private static String idOf(String json) {
		return "evt_" + Integer.toHexString(json.hashCode());
	}

	@Provide
	Arbitrary<Damaged> damaged() {
		Arbitrary<Mutation> mutation = Combinators
			.combine(Arbitraries.integers().between(0, 400), Arbitraries.of(Mutation.Wrong.class))
			.as(Mutation::new);
		return Combinators.combine(Arbitraries.of(EVENTS), mutation.list().ofMinSize(1).ofMaxSize(6)).as(Damaged::new);
	}

	/** An event and what is wrong with it. */
	record Damaged(StripeEvent sound, List<Mutation> mutations) {

		String json() {
			return Mutation.apply(this.sound.json(), this.mutations);
		}

		@Override
		public String toString() {
			return this.sound.type() + " " + this.mutations + " " + this.sound.json();
		}

	}

}
