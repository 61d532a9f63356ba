package org.almoner.salesforce;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WritesTests {

	private static final String KEY = "Gateway_Key__c";

	private final WireOrg org = new WireOrg();

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void rowsTravelTwoHundredACallInTheirOrder() {
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert(KEY, events(450));
		assertThat(outcomes).hasSize(450).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.requests).extracting((body) -> WireOrg.keys(body).size()).containsExactly(200, 200, 50);
		assertThat(this.org.requests.stream().flatMap((body) -> WireOrg.keys(body).stream()))
			.containsExactlyElementsOf(IntStream.range(0, 450).mapToObj((i) -> "k:evt_" + i).toList());
	}

	@Test
	void aCallIsBoundedInBytes() {
		List<Row> rows = IntStream.range(0, 5)
			.mapToObj((i) -> Seam.event(i).with("Raw__c", "x".repeat(4_000)))
			.toList();
		Seam.of(this.org, Seam.callBytes(10_000)).upsert(KEY, rows);
		assertThat(this.org.requests).extracting((body) -> WireOrg.keys(body).size()).containsExactly(2, 2, 1);
	}

	@Test
	void noRowsAreNoCall() {
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThat(salesforce.create(List.of())).isEmpty();
		assertThat(salesforce.upsert(KEY, List.of())).isEmpty();
		assertThat(salesforce.update(List.of())).isEmpty();
		assertThat(salesforce.delete(List.of())).isEmpty();
		assertThat(this.org.requests).isEmpty();
		assertThat(this.org.tokenRequests).isEmpty();
	}

	@Test
	void eachRowHasItsOwnOutcome() {
		this.org.order(Answer.results("upsert", Answer.upserted(1, true),
				Answer.refusedUpsert("STRING_TOO_LONG", "Result: data value too large: donor@example.org", "Result__c"),
				Answer.upserted(3, false),
				Answer.refusedUpsert("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"),
				Answer.refusedUpsert("INVALID_FIELD", "Foreign key external ID: x not found for field Y in entity Z")));
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert(KEY, events(5));
		assertThat(outcomes).containsExactly(new SaveOutcome.Saved(new RecordId(Answer.id(1)), true),
				new SaveOutcome.Refused(FailureKind.INVALID, "STRING_TOO_LONG",
						"Result: data value too large: donor@example.org", List.of("Result__c")),
				new SaveOutcome.Saved(new RecordId(Answer.id(3)), false),
				new SaveOutcome.Refused(FailureKind.LOCKED, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access",
						List.of()),
				new SaveOutcome.Refused(FailureKind.MISSING_PARENT, "INVALID_FIELD",
						"Foreign key external ID: x not found for field Y in entity Z", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Gateway_Key__c", "&lt;unknown&gt;" })
	void anUpsertThatLostTheRaceForItsKeyIsSentOnceMoreAlone(String field) {
		this.org.order(Answer.results("upsert", Answer.upserted(0, true),
				Answer.refusedUpsert("DUPLICATE_VALUE",
						"duplicate value found: Gateway_Key__c duplicates value on record with id: a0"),
				Answer.upserted(2, true)), Answer.results("upsert", Answer.upserted(1, false)));
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert(KEY, events(3));
		assertThat(outcomes).extracting(SaveOutcome.Saved.class::cast)
			.extracting((saved) -> saved.id().value())
			.containsExactly(Answer.id(0), Answer.id(1), Answer.id(2));
		assertThat(WireOrg.keys(this.org.lastRequest())).containsExactly("k:evt_1");
	}

	@Test
	void aRaceThatIsLostTwiceStaysADuplicate() {
		this.org.habit = (body) -> Answer.results("upsert", Answer.refusedUpsert("DUPLICATE_VALUE",
				"duplicate value found: Gateway_Key__c duplicates value on record with id: a0"));
		assertThat(Seam.of(this.org).upsert(KEY, events(1))).singleElement()
			.isInstanceOfSatisfying(SaveOutcome.Refused.class,
					(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.DUPLICATE));
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void aDuplicateOfAnotherFieldOrOfTheCallItselfIsNotSentAgain() {
		this.org.order(Answer.results("upsert",
				Answer.refusedUpsert("DUPLICATE_VALUE",
						"duplicate value found: Identity_Key__c duplicates value on record with id: a0"),
				Answer.refusedUpsert("DUPLICATE_VALUE", "Duplicate external id specified: k:evt_1")));
		Seam.of(this.org).upsert(KEY, events(2));
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void oneRowThatMakesTheOrgRefuseTheCallFailsAlone() {
		this.org.habit = (body) -> WireOrg.keys(body).contains("k:evt_77")
				? Answer.fault("ARGUMENT_OBJECT_PARSE_ERROR", "bad") : WireOrg.takeAll(body);
		assertOnlyRow77(Seam.of(this.org).upsert(KEY, events(200)), FailureKind.INVALID);
		assertThat(this.org.requests).hasSizeLessThan(20);
	}

	@Test
	void oneRowWithAStatusThatTheClientDoesNotKnowFailsAlone() {
		this.org.habit = (body) -> WireOrg.keys(body).contains("k:evt_77")
				? Answer.results("upsert", Answer.refusedUpsert("SOMETHING_OF_NEXT_YEAR", "new"))
				: WireOrg.takeAll(body);
		assertOnlyRow77(Seam.of(this.org).upsert(KEY, events(200)), FailureKind.UNKNOWN_OUTCOME);
		assertThat(this.org.requests).hasSizeLessThan(20);
	}

	@Test
	void aSearchForTheRowThatIsRefusedIsBounded() {
		this.org.habit = (body) -> Answer.fault("ARGUMENT_OBJECT_PARSE_ERROR", "bad");
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert(KEY, events(200));
		assertThat(outcomes).hasSize(200).hasOnlyElementsOfType(SaveOutcome.Refused.class);
		assertThat(this.org.requests).hasSizeLessThan(40);
	}

	@Test
	void anOrgThatIsAwayIsNotAskedForTheRest() {
		AtomicInteger calls = new AtomicInteger();
		this.org.habit = (body) -> (calls.incrementAndGet() == 1) ? WireOrg.takeAll(body)
				: Answer.fault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert(KEY, events(601));
		assertThat(this.org.requests).hasSize(2);
		assertThat(outcomes.subList(0, 200)).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(outcomes.subList(200, 601)).hasSize(401)
			.allSatisfy((outcome) -> assertThat(((SaveOutcome.Refused) outcome).kind()).isEqualTo(FailureKind.LIMIT));
	}

	@Test
	void rowsBehindAnUnknownOutcomeWereNotSent() {
		this.org.habit = (body) -> Answer.html(503);
		List<SaveOutcome> outcomes = Seam.of(this.org).create(events(201));
		assertThat(outcomes).extracting((outcome) -> ((SaveOutcome.Refused) outcome).kind())
			.startsWith(FailureKind.UNKNOWN_OUTCOME)
			.endsWith(FailureKind.AWAY);
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void typesThatTheOrgDoesNotHaveDoNotStopOtherTypes() {
		this.org.habit = (body) -> body.contains("Nope__c") ? Answer.fault("INVALID_TYPE", "x") : WireOrg.takeAll(body);
		List<Row> rows = Stream
			.concat(IntStream.range(0, 200).mapToObj((i) -> Row.of("Nope__c").with(KEY, "n" + i)), events(2).stream())
			.toList();
		List<SaveOutcome> outcomes = Seam.of(this.org).create(rows);
		assertThat(((SaveOutcome.Refused) outcomes.getFirst()).kind()).isEqualTo(FailureKind.CONFIGURATION);
		assertThat(outcomes.getLast()).isInstanceOf(SaveOutcome.Saved.class);
	}

	@Test
	void whatIsDeletedAlreadyCountsAsDeleted() {
		this.org
			.order(Answer.results("delete", Answer.saved(1), Answer.refused("ENTITY_IS_DELETED", "entity is deleted"),
					Answer.refused("DELETE_FAILED", "Your attempt to delete")));
		List<RecordId> ids = IntStream.of(1, 2, 3).mapToObj((i) -> new RecordId(Answer.id(i))).toList();
		List<SaveOutcome> outcomes = Seam.of(this.org).delete(ids);
		assertThat(outcomes.subList(0, 2)).containsExactly(new SaveOutcome.Saved(ids.get(0), false),
				new SaveOutcome.Saved(ids.get(1), false));
		assertThat(((SaveOutcome.Refused) outcomes.get(2)).kind()).isEqualTo(FailureKind.INVALID);
	}

	@Test
	void anUpdateWithoutAnIdIsTheCallersMistake() {
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatIllegalStateException().isThrownBy(() -> salesforce.update(events(1)));
	}

	private static void assertOnlyRow77(List<SaveOutcome> outcomes, FailureKind kind) {
		assertThat(outcomes).hasSize(200);
		assertThat(outcomes.get(77)).isInstanceOfSatisfying(SaveOutcome.Refused.class,
				(refused) -> assertThat(refused.kind()).isEqualTo(kind));
		assertThat(outcomes).filteredOn(SaveOutcome.Saved.class::isInstance).hasSize(199);
	}

	private static List<Row> events(int count) {
		return IntStream.range(0, count).mapToObj(Seam::event).toList();
	}

}
