package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.books.Fact;
import org.almoner.books.Trait;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.PayloadErasure;
import org.almoner.gateway.Reading;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events before and after their payloads were erased. */
final class ErasedEvents {

	/** Names of fields in which the charity of the tests has its donors' data. */
	private static final Set<String> OF_PERSONS = Set.of("name", "email", "phone", "line1", "line2", "city",
			"postal_code", "receipt_email", "customer_email", "customer_name", "customer_phone", "description",
			"designation", "last4", "fingerprint", "receipt_url", "hosted_invoice_url");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final StripeGateway STRIPE = new StripeGateway((account, facts) -> Enrichment.NONE);

	private ErasedEvents() {
	}

	static String erase(String payload) {
		return STRIPE.withoutPersonalData(payload);
	}

	/** What events say once they are erased. */
	static List<Told> of(List<Told> events) {
		return events.stream().map((one) -> new Told(one.event(), factsOf(one.event()))).toList();
	}

	private static List<Fact> factsOf(StripeEvent event) {
		return facts(event.id(), erase(event.json()));
	}

	static List<Fact> facts(String id, String payload) {
		boolean testMode = !JSON.readTree(payload).path("livemode").asBoolean(false);
		return switch (STRIPE.read(testMode ? World.ACCOUNT : World.LIVE_ACCOUNT, id, payload)) {
			case Reading.Facts read -> read.facts();
			case Reading.Ignored nothing -> List.of();
		};
	}

	/** In what the facts of an event differ from those of its erased payload. */
	static List<String> differences(String id, String payload) {
		List<Fact> erased = new ArrayList<>(facts(id, erase(payload)));
		List<String> differences = new ArrayList<>();
		facts(id, payload).forEach((fact) -> {
			Optional<Fact> left = erased.stream()
				.filter((one) -> one.about().equals(fact.about()) && disagreements(fact, one).isEmpty())
				.findFirst();
			left.ifPresent(erased::remove);
			if (left.isEmpty() && !disagreements(fact, null).isEmpty()) {
				differences.add(id + " " + fact + " is not left");
			}
		});
		erased.forEach((more) -> differences.add(id + " says more: " + more));
		return differences;
	}

	private static List<Trait> disagreements(Fact fact, @Nullable Fact left) {
		return Stream.of(Trait.values()).filter((trait) -> !agree(trait, fact, left)).toList();
	}

	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	private static boolean agree(Trait trait, Fact fact, @Nullable Fact left) {
		if (left == null || !left.traits().containsKey(trait)) {
			return !fact.traits().containsKey(trait) || mayGo(trait, fact.traits().get(trait));
		}
		return fact.traits().containsKey(trait) && fact.stamp().equals(left.stamp()) && fact.source() == left.source()
				&& Objects.equals(fact.traits().get(trait), left.traits().get(trait));
	}

	/** The name of a campaign is words of the charity's own. */
	private static boolean mayGo(Trait trait, @Nullable String value) {
		return trait.isPersonal() || (trait == Trait.CAMPAIGN && value != null && !PayloadErasure.isCode(value));
	}

	/** Texts in which a payload tells of persons. */
	static Set<String> personalTexts(String payload) {
		Set<String> texts = new HashSet<>();
		collect("", JSON.readTree(payload), texts);
		return texts;
	}

	private static void collect(String field, JsonNode node, Set<String> texts) {
		node.forEachEntry((name, value) -> collect(name, value, texts));
		if (node.isArray()) {
			node.forEach((element) -> collect(field, element, texts));
		}
		if (node.isString() && !node.asString().isBlank() && OF_PERSONS.contains(field)) {
			texts.add(node.asString());
		}
	}

	/** All texts of a payload. */
	static Set<String> texts(String payload) {
		Set<String> texts = new HashSet<>();
		gather(JSON.readTree(payload), texts);
		return texts;
	}

	private static void gather(JsonNode node, Set<String> texts) {
		if (node.isString()) {
			texts.add(node.asString());
		}
		node.forEach((child) -> gather(child, texts));
	}

}
