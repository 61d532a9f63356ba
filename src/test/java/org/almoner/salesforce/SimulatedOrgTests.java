package org.almoner.salesforce;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.SimulatedOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The seam against an org that keeps records and knows the schema. */
class SimulatedOrgTests {

	private static final String EVENT = "Gateway_Event__c";

	private static final String ACCOUNT = "Gateway_Account__c";

	private static final String KEY = "Gateway_Key__c";

	private final SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"));

	private final SoapSalesforce salesforce = connect(new SalesforceProperties(this.org.url(), this.org.clientId(),
			this.org.clientSecret(), null, null, Seam.QUICK));

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void aRecordIsMadeFoundChangedAndDeleted() {
		this.salesforce.upsert(KEY, List.of(Row.of(ACCOUNT).with(KEY, "k7").with("Name", "Main")));
		Instant received = Instant.parse("2026-03-01T10:15:30.789Z");
		List<SaveOutcome> made = this.salesforce
			.create(List.of(event(1).with("Gateway_Account__c", new Parent(ACCOUNT, KEY, "k7"))
				.with("Received_At__c", received)
				.with("Attempts__c", 1)
				.with("Live_Mode__c", true)
				.with("Payload__c", "{\"name\":\"Zo\u00EB \uD83D\uDE00 \u0001\"}")
				.with("Error__c", "none")));
		assertThat(made).singleElement()
			.isInstanceOfSatisfying(SaveOutcome.Saved.class, (saved) -> assertThat(saved.created()).isTrue());
		RecordId id = ((SaveOutcome.Saved) made.getFirst()).id();
		assertThat(this.salesforce.update(List
			.of(Row.of(EVENT, id).with("Status__c", "Processed").with("Error__c", null).with("Attempts__c", 2))))
			.containsExactly(new SaveOutcome.Saved(id, false));
		Row found = this.salesforce
			.query("SELECT Id, Status__c, Error__c, Attempts__c, Live_Mode__c, Payload__c, Received_At__c, "
					+ "Gateway_Account__r.Gateway_Key__c FROM Gateway_Event__c WHERE "
					+ Soql.in(KEY, List.of("k7:evt_1")))
			.getFirst();
		assertThat(found.requiredId()).isEqualTo(id);
		assertThat(found.text("Status__c")).contains("Processed");
		assertThat(found.text("Error__c")).isEmpty();
		assertThat(found.number("Attempts__c")).get()
			.satisfies((number) -> assertThat(number).isEqualByComparingTo(new BigDecimal(2)));
		assertThat(found.flag("Live_Mode__c")).isTrue();
		assertThat(found.text("Payload__c")).contains("{\"name\":\"Zo\u00EB \uD83D\uDE00 \"}");
		assertThat(found.moment("Received_At__c")).contains(Instant.parse("2026-03-01T10:15:30Z"));
		assertThat(found.text("Gateway_Account__r.Gateway_Key__c")).contains("k7");
		assertThat(this.salesforce.delete(List.of(id))).containsExactly(new SaveOutcome.Saved(id, false));
		assertThat(this.salesforce.delete(List.of(id))).containsExactly(new SaveOutcome.Saved(id, false));
		assertThat(this.org.count(EVENT)).isZero();
	}

	@Test
	void oneQueryBringsTheChildrenOfManyKindsOverAllTheirPages() {
		this.salesforce.upsert(KEY, List.of(Row.of(ACCOUNT).with(KEY, "k7").with("Name", "Main"),
				Row.of(ACCOUNT).with(KEY, "k8").with("Name", "Other")));
		List<Row> events = IntStream.range(0, 2_100)
			.mapToObj((number) -> event(number).with("Gateway_Account__c", new Parent(ACCOUNT, KEY, "k7")))
			.toList();
		assertThat(this.salesforce.create(events)).allMatch(SaveOutcome.Saved.class::isInstance);
		this.salesforce.create(List.of(customer("k7:cus_1", "k7"), customer("k8:cus_2", "k8")));
		this.org.resetCalls();
		Map<String, List<Row>> children = manyRows()
			.children("SELECT (SELECT Gateway_Key__c FROM Gateway_Events__r WHERE Gateway_Key__c != 'k7:evt_5'),"
					+ " (SELECT Id, Gateway_Key__c, Gateway_Account__r.Gateway_Key__c FROM Gateway_Customers__r"
					+ " WHERE Gateway_Key__c IN ('k7:cus_1','k8:cus_2')),"
					+ " (SELECT Id FROM Gateway_Payouts__r) FROM Gateway_Account__c WHERE Gateway_Key__c = 'k7'");
		assertThat(children).containsOnlyKeys("Gateway_Events__r", "Gateway_Customers__r");
		assertThat(children.get("Gateway_Events__r")).hasSize(2_099).extracting(Row::type).containsOnly(EVENT);
		assertThat(children.get("Gateway_Customers__r")).singleElement()
			.satisfies((row) -> assertThat(row.text("Gateway_Account__r.Gateway_Key__c")).contains("k7"));
		assertThat(this.org.calls().total()).isEqualTo(2);
	}

	private SoapSalesforce manyRows() {
		return connect(new SalesforceProperties(this.org.url(), this.org.clientId(), this.org.clientSecret(), null,
				null, Seam.rows(5_000)));
	}

	private static Row customer(String key, String account) {
		return Row.of("Gateway_Customer__c")
			.with(KEY, key)
			.with("Gateway_Account__c", new Parent(ACCOUNT, KEY, account));
	}

	@Test
	void aRelationshipThatIsNotThereIsAnErrorOfTheQuery() {
		this.salesforce.upsert(KEY, List.of(Row.of(ACCOUNT).with(KEY, "k7").with("Name", "Main")));
		assertThatExceptionOfType(SalesforceException.class)
			.isThrownBy(() -> this.salesforce.children("SELECT (SELECT Id FROM Nothings__r) FROM Gateway_Account__c"))
			.extracting(SalesforceException::kind)
			.isEqualTo(FailureKind.CONFIGURATION);
	}

	@Test
	void aParentThatIsNotThereYetIsMissed() {
		Row row = event(1).with("Gateway_Account__c", new Parent(ACCOUNT, KEY, "k7"));
		assertThat(this.salesforce.upsert(KEY, List.of(row, event(2)))).satisfiesExactly(
				(outcome) -> assertThat(((SaveOutcome.Refused) outcome).kind()).isEqualTo(FailureKind.MISSING_PARENT),
				(outcome) -> assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class));
	}

	@ParameterizedTest
	@EnumSource(Fault.Moment.class)
	void anUpsertWhoseAnswerIsLostIsMadeOnce(Fault.Moment moment) {
		this.org.faults().on("upsert").once().then(new Fault.Drop(moment));
		assertThat(this.salesforce.upsert(KEY, List.of(event(1), event(2)))).hasSize(2)
			.hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.count(EVENT)).isEqualTo(2);
	}

	@Test
	void aCreateWhoseAnswerIsLostIsMadeOnceAndSaysSo() {
		this.org.faults().on("create").once().then(new Fault.UnknownHeader());
		assertThat(this.salesforce.create(List.of(event(1)))).singleElement()
			.isInstanceOfSatisfying(SaveOutcome.Refused.class,
					(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.DUPLICATE));
		assertThat(this.org.count(EVENT)).isEqualTo(1);
	}

	@Test
	void threadsThatMakeTheSameRecordAtOnceAllFindIt() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<List<SaveOutcome>>> all = IntStream.range(0, 16)
				.mapToObj((i) -> threads.submit(() -> this.salesforce.upsert(KEY, List.of(event(1)))))
				.toList();
			for (Future<List<SaveOutcome>> one : all) {
				assertThat(one.get(30, TimeUnit.SECONDS)).hasOnlyElementsOfType(SaveOutcome.Saved.class);
			}
		}
		assertThat(this.org.count(EVENT)).isEqualTo(1);
	}

	@Test
	void thousandsOfRowsTravelInFewCallsAndSurviveTheEndOfASession() {
		List<Row> rows = IntStream.range(0, 2_100).mapToObj(SimulatedOrgTests::event).toList();
		assertThat(this.salesforce.upsert(KEY, rows)).hasSize(2_100).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.calls().of("upsert")).isEqualTo(11);
		this.org.expireSessions();
		SoapSalesforce patient = connect(new SalesforceProperties(this.org.url(), this.org.clientId(),
				this.org.clientSecret(), null, null, limits(5_000)));
		assertThat(patient.query("SELECT Id FROM Gateway_Event__c")).hasSize(2_100);
		assertThat(this.salesforce.update(List.of(Row.of(EVENT, new RecordId(idOf(0))).with("Attempts__c", 3))))
			.hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.salesforce.apiUse().used()).isPositive();
	}

	@Test
	void aSignedAssertionOpensTheOrg() throws GeneralSecurityException {
		KeyPair keys = TokenTests.keys(2048);
		this.org.acceptAssertionsOf((RSAPublicKey) keys.getPublic());
		SoapSalesforce signed = connect(new SalesforceProperties(this.org.url(), this.org.clientId(), null,
				this.org.username(), TokenTests.pem(keys), Seam.QUICK));
		assertThat(signed.query("SELECT Id FROM Gateway_Event__c")).isEmpty();
	}

	@Test
	void aFieldThatTheOrgDoesNotHaveIsAMatterOfSetUp() {
		assertThat(this.salesforce.upsert(KEY, List.of(event(1).with("Nope__c", "x")))).singleElement()
			.isInstanceOfSatisfying(SaveOutcome.Refused.class,
					(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.CONFIGURATION));
	}

	private String idOf(int number) {
		return String.valueOf(this.org.record(EVENT, "k7:evt_" + number).orElseThrow().get("Id"));
	}

	private static Row event(int number) {
		return Row.of(EVENT).with(KEY, "k7:evt_" + number).with("Event_Id__c", "evt_" + number);
	}

	private static SoapSalesforce connect(SalesforceProperties settings) {
		return SoapSalesforce.of(settings, BreakerProperties.USUAL, new SimpleMeterRegistry(),
				new OrgHealth(Clock.systemUTC()), Clock.systemUTC());
	}

	private static SalesforceProperties.Limits limits(int maxRows) {
		return new SalesforceProperties.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20),
				Duration.ofMillis(1), 10, Duration.ofSeconds(20), maxRows, 8_000_000);
	}

}
