package org.almoner.gateway.stripe;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.BookShelf;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.almoner.gateway.stripe.Given.invoicePayment;
import static org.assertj.core.api.Assertions.assertThat;

class ShortHistoriesTests {

	private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

	static final GatewayAccount ACCOUNT = new GatewayAccount(new AccountKey("a".repeat(24)),
			new RecordId("a01000000000001"), "Charity", Provider.STRIPE, null, false, GatewayAccount.Status.CONNECTED,
			ZONE, GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Credentials.none());

	private final StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);

	@ParameterizedTest
	@MethodSource("org.almoner.gateway.stripe.Histories#all")
	void everyOrderOfAShortHistoryLeadsToTheSameRecords(History history) {
		List<Given.Event> events = history.given().events();
		Map<String, Map<String, String>> expected = oneByOne(events).contents();
		assertThat(expected).isNotEmpty();
		permutations(events.size()).forEach((order) -> {
			List<Given.Event> shuffled = order.stream().map(events::get).toList();
			assertThat(oneByOne(shuffled).contents()).as("order %s", order).isEqualTo(expected);
		});
	}

	@ParameterizedTest
	@MethodSource("org.almoner.gateway.stripe.Histories#all")
	void aShortHistoryEndsAsTheBooksSay(History history) {
		Map<String, Map<String, String>> contents = oneByOne(history.given().events()).contents();
		assertThat(history.ends()).isNotEmpty();
		history.ends().forEach((record, fields) -> {
			Map<String, String> is = contents.getOrDefault(record, Map.of());
			assertThat(is.isEmpty()).as("%s is missing", record).isEqualTo(fields.isEmpty());
			fields.forEach((field, value) -> assertThat(is.getOrDefault(field, "")).as("%s %s", record, field)
				.isEqualTo(value));
		});
	}

	@ParameterizedTest
	@MethodSource("org.almoner.gateway.stripe.Histories#all")
	void batchesAndRepetitionsLeadToTheSameRecords(History history) {
		List<Given.Event> events = history.given().events();
		Map<String, Map<String, String>> expected = oneByOne(events).contents();
		for (int seed = 0; seed < 60; seed++) {
			Random random = new Random(seed);
			List<Given.Event> repeated = new ArrayList<>(events);
			repeated.addAll(events);
			Collections.shuffle(repeated, random);
			BookShelf shelf = new BookShelf(ZONE);
			int from = 0;
			while (from < repeated.size()) {
				int to = Math.min(repeated.size(), from + 1 + random.nextInt(4));
				shelf.post(repeated.subList(from, to).stream().flatMap((event) -> facts(event).stream()).toList());
				from = to;
			}
			assertThat(shelf.contents()).as("seed %s", seed).isEqualTo(expected);
		}
	}

	@Test
	void aRepeatedHistoryChangesNothingMore() {
		Histories.all().forEach((history) -> {
			BookShelf shelf = oneByOne(history.given().events());
			history.given().events().forEach((event) -> assertThat(shelf.post(facts(event)).changes()).isEmpty());
		});
	}

	@Test
	void everySubsetOfTheSixSuccessEventsInEveryOrderMakesOneGiftWhereOneOfThemNamesThePayment() {
		List<Given.Event> events = new Given().event("charge.succeeded", 5, charge("ch_1", "succeeded", "pi_1", ""))
			.event("payment_intent.succeeded", 5, intent("pi_1", "succeeded", "ch_1", ""))
			.event("invoice_payment.paid", 6,
					invoicePayment("in_1", "{'type':'payment_intent','payment_intent':'pi_1'}"))
			.event("checkout.session.completed", 5, Histories.session("paid"))
			.event("invoice.paid", 6, invoice("in_1", "paid", ""))
			.event("invoice.payment_succeeded", 6, invoice("in_1", "paid", ""))
			.events();
		for (int subset = 1; subset < 64; subset++) {
			List<Given.Event> some = subset(events, subset);
			boolean namesPayment = (subset & 0b1111) != 0;
			permutations(some.size()).forEach((order) -> {
				BookShelf shelf = oneByOne(order.stream().map(some::get).toList());
				assertThat(shelf.count(RecordKind.GIFT)).as("%s in order %s", some, order)
					.isEqualTo(namesPayment ? 1 : 0);
				if (namesPayment) {
					assertThat(shelf.value(RecordKind.GIFT, "pi_1", "Status__c")).isEqualTo("Paid");
					assertThat(shelf.value(RecordKind.GIFT, "pi_1", "Original_Amount__c")).isEqualTo("50");
				}
			});
		}
	}

	private static List<Given.Event> subset(List<Given.Event> events, int bits) {
		return IntStream.range(0, events.size())
			.filter((bit) -> (bits & (1 << bit)) != 0)
			.mapToObj(events::get)
			.toList();
	}

	@ParameterizedTest
	@MethodSource("org.almoner.gateway.stripe.Histories#all")
	void anAccountThatKeepsNoGiftsHasAllElseAndNoLinkToAGift(History history) {
		BookShelf shelf = new BookShelf(new Bookkeeping(ZONE, false));
		history.given().events().forEach((event) -> shelf.post(facts(event)));
		assertThat(shelf.count(RecordKind.GIFT)).isZero();
		assertThat(shelf.count(RecordKind.PAYMENT))
			.isEqualTo(oneByOne(history.given().events()).count(RecordKind.PAYMENT));
		assertThat(shelf.contents().values())
			.allSatisfy((fields) -> assertThat(fields).doesNotContainKey("Gift_Transaction__c"));
	}

	private BookShelf oneByOne(List<Given.Event> events) {
		BookShelf shelf = new BookShelf(ZONE);
		events.forEach((event) -> shelf.post(facts(event)));
		return shelf;
	}

	private List<Fact> facts(Given.Event event) {
		return ((Reading.Facts) this.stripe.read(ACCOUNT, event.id(), event.payload())).facts();
	}

	static List<List<Integer>> permutations(int size) {
		List<List<Integer>> orders = new ArrayList<>();
		permute(new ArrayList<>(), size, orders);
		return orders;
	}

	private static void permute(List<Integer> head, int size, List<List<Integer>> orders) {
		if (head.size() == size) {
			orders.add(List.copyOf(head));
			return;
		}
		for (int next = 0; next < size; next++) {
			if (!head.contains(next)) {
				head.add(next);
				permute(head, size, orders);
				head.removeLast();
			}
		}
	}

}
