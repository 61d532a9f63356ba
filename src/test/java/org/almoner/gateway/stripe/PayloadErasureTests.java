package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.almoner.books.BookShelf;
import org.almoner.books.RecordKind;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A payload without personal data says the same of money, links and states, and takes
 * nothing away from records. {@code -Dworlds=10000} tries more worlds.
 */
class PayloadErasureTests {

	private static final int WORLDS = Integer.getInteger("worlds", 60);

	/** What an erased event can't show any more. */
	private static final Set<String> PERSONAL = Set.of("Name", "Email__c", "Phone__c", "Donor_Name__c",
			"Donor_Email__c", "Designation__c", "Description__c", "Last4__c", "Bank_Name__c", "Number__c",
			"Hosted_Invoice_URL__c", "Result_Message__c", "Last_Gateway_Error_Message__c",
			"Transaction_Reference_Id__c", "Statement_Descriptor__c", "Trace_Id__c", "Failure_Message__c");

	/** Those of them in which a record shows its donor. */
	private static final Set<String> DONORS = Set.of("Name", "Email__c", "Phone__c", "Donor_Name__c", "Donor_Email__c",
			"Designation__c", "Description__c", "Last4__c");

	private static final List<StripeEvent> MONTH = CharityMonth
		.generate(7, 3_000, Instant.parse("2026-07-01T08:00:00Z"), MonthOptions.EVERYTHING)
		.events();

	@Test
	void everyEventOfAMonthSaysTheSameOfMoneyLinksAndStatesOnceItIsErased() {
		assertThat(MONTH).hasSizeGreaterThan(2_000)
			.allSatisfy((event) -> assertThat(ErasedEvents.differences(event.id(), event.json())).isEmpty());
	}

	@Test
	void everyPublishedPayloadSaysTheSameOfMoneyLinksAndStatesOnceItIsErased() {
		PublishedPayloads published = PublishedPayloads.find();
		assumeThat(published.areThere()).isTrue();
		assertThat(published.all())
			.allSatisfy((payload) -> assertThat(ErasedEvents.differences(payload.name(), payload.json())).isEmpty());
	}

	@Test
	void noTextOfAPersonIsLeftInAnyEventOfAMonth() {
		long texts = MONTH.stream().mapToLong((event) -> {
			Set<String> personal = ErasedEvents.personalTexts(event.json());
			assertThat(ErasedEvents.texts(ErasedEvents.erase(event.json()))).as(event.type())
				.doesNotContainAnyElementsOf(personal.isEmpty() ? Set.of("\0") : personal);
			return personal.size();
		}).sum();
		assertThat(texts).isGreaterThan(1_000);
	}

	@Test
	void toEraseAnErasedPayloadChangesNothing() {
		assertThat(MONTH).allSatisfy((event) -> {
			String once = ErasedEvents.erase(event.json());
			assertThat(ErasedEvents.erase(once)).isEqualTo(once);
		});
	}

	@Test
	void theReplayOfAllErasedEventsOverTheBooksMadeOfTheOriginalsChangesNothing() {
		worlds().forEach((world) -> {
			BookShelf shelf = World.after(Deliveries.draw(world.events(), world.seed()));
			List<Told> erased = ErasedEvents.of(world.events());
			assertThat(shelf.post(World.facts(erased)).changes()).as("world %s, at once", world.seed()).isEmpty();
			erased.forEach((one) -> assertThat(shelf.post(one.facts()).changes()).as("world %s, %s", world.seed(), one)
				.isEmpty());
		});
	}

	@Test
	void eventsThatFailedAndWereErasedTakeNothingOfAPersonFromRecordsThatAreThere() {
		worlds().forEach((world) -> {
			Random random = new Random(world.seed());
			List<Told> posted = new ArrayList<>();
			List<Told> failed = new ArrayList<>();
			world.events().forEach((one) -> (random.nextInt(3) > 0 ? posted : failed).add(one));
			Map<String, Map<String, String>> before = World.inOrder(posted);
			Map<String, Map<String, String>> whole = afterwards(posted, failed);
			Map<String, Map<String, String>> erased = afterwards(posted, ErasedEvents.of(failed));
			before.forEach((record, fields) -> fields.keySet()
				.stream()
				.filter((field) -> DONORS.contains(field) && whole.getOrDefault(record, Map.of()).containsKey(field))
				.forEach((field) -> assertThat(erased.get(record)).as("world %s, %s", world.seed(), record)
					.containsKey(field)));
		});
	}

	private static Map<String, Map<String, String>> afterwards(List<Told> posted, List<Told> failed) {
		BookShelf shelf = new BookShelf(World.ZONE);
		posted.forEach((one) -> shelf.post(one.facts()));
		shelf.post(World.facts(failed));
		return World.fields(shelf);
	}

	@Test
	void erasedEventsMakeTheSameRecordsButForWhatIsPersonal() {
		worlds().forEach((world) -> {
			Map<String, Map<String, String>> whole = impersonal(world.events());
			assertThat(impersonal(ErasedEvents.of(world.events()))).as("world %s", world.seed()).isEqualTo(whole);
		});
	}

	private static Map<String, Map<String, String>> impersonal(List<Told> events) {
		BookShelf shelf = new BookShelf(World.ZONE);
		events.forEach((one) -> shelf.post(one.facts()));
		Map<String, Map<String, String>> fields = World.fields(shelf);
		fields.values().forEach((record) -> record.keySet().removeAll(PERSONAL));
		return fields;
	}

	@Test
	void whereADonorsDataWereErasedNeitherOldNorErasedEventsChangeWhatRecordsShow() {
		worlds().forEach((world) -> {
			BookShelf shelf = World.after(Deliveries.draw(world.events(), world.seed()));
			Map<String, Map<String, String>> before = World.fields(shelf);
			shelf.forget();
			world.events()
				.stream()
				.flatMap((one) -> ErasedEvents.personalTexts(one.event().json()).stream())
				.filter((text) -> text.contains("@"))
				.forEach((email) -> assertThat(shelf.provenances()).doesNotContain(email));
			shelf.post(World.facts(ErasedEvents.of(world.events())));
			assertThat(World.fields(shelf)).as("world %s", world.seed()).isEqualTo(before);
			shelf.post(World.facts(world.events()));
			assertThat(World.fields(shelf)).as("world %s", world.seed()).isEqualTo(before);
		});
	}

	@Test
	void whatACharityTakesOutOfARecordAfterAnErasureDoesNotComeBackWithALateEvent() {
		Desk desk = new Desk(ZoneOffset.UTC);
		desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", ""));
		assertThat(desk.gift("pi_1", "Donor_Name__c")).isEqualTo("Ada Lovelace");
		desk.forget();
		desk.edit(RecordKind.GIFT, "pi_1", "Donor_Name__c", "Somebody");
		desk.edit(RecordKind.PAYMENT, "ch_1", "Last4__c", null);
		desk.post("charge.refunded", 10, charge("ch_1", "succeeded", "pi_1", ",'refunded':true"));
		assertThat(desk.gift("pi_1", "Donor_Name__c")).isEqualTo("Somebody");
		assertThat(desk.payment("ch_1", "Last4__c")).isNull();
		assertThat(desk.payment("ch_1", "Status__c")).isEqualTo("Refunded");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"{'id':'evt_1','amount':12.50,'new_field':'Ada'} | {'id':'evt_1','amount':12.50}",
			"{'status':'paid by Ada Lovelace'} | {}",
			"{'status':'paid','canceled_at':null,'nickname':null} | " + "{'status':'paid','canceled_at':null}",
			"{'payment_method_types':['card','Ada L'],'discounts':['di_1']} | "
					+ "{'payment_method_types':['card'],'discounts':[]}",
			"{'metadata':{'ada@example.org':'1','campaign_id':'701000000000001AAA','contact_id':'Ada'}} | "
					+ "{'metadata':{'campaign_id':'701000000000001AAA','almoner_erased':'contact_id'}}",
			"{'metadata':{},'custom_fields':[{'key':'designation'}]} | {'metadata':{'almoner_erased':'designation'}}",
			"{'last_payment_error':{'code':'card_declined'},'promotion':{'code':'ADA'}} | "
					+ "{'last_payment_error':{'code':'card_declined'},'promotion':{}}",
			"{'ada@example.org':1,'dob':{'year':1815},'exchange_rate':0.123456789012345678901} | "
					+ "{'exchange_rate':0.123456789012345678901}",
			"[1] | {}", "no JSON | {}" })
	void onlyWhatIsKnownToBeNobodysIsLeft(String payload, String left) {
		assertThat(ErasedEvents.erase(payload.replace('\'', '"'))).isEqualTo(left.replace('\'', '"'));
	}

	private static Stream<World> worlds() {
		return LongStream.rangeClosed(1, WORLDS).mapToObj((seed) -> World.of(seed, MonthOptions.EVERYTHING));
	}

}
