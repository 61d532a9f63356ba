package org.almoner.salesforce;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WireFailureTests {

	private static final Answer TAKEN = Answer.results("create", Answer.saved(1));

	private final WireOrg org = new WireOrg();

	@AfterEach
	void close() {
		this.org.close();
	}

	static Stream<Arguments> unreadableAnswers() {
		return Stream.of(Arguments.of("HTML 503", Answer.html(503)), Arguments.of("HTML with 200", Answer.html(200)),
				Arguments.of("empty 500", Answer.empty(500)), Arguments.of("empty 502", Answer.empty(502)),
				Arguments.of("dropped connection", new Answer.Dropped()),
				Arguments.of("unknown exception code", Answer.fault("SOMETHING_OF_NEXT_YEAR", "new")),
				Arguments.of("UNKNOWN_EXCEPTION", Answer.fault("UNKNOWN_EXCEPTION", "ErrorId 1-2")),
				Arguments.of("unknown status code of a row",
						Answer.results("create", Answer.refused("SOMETHING_OF_NEXT_YEAR", "new"))),
				Arguments.of("unknown header",
						Answer.envelope("<NextYear><a>1</a></NextYear>",
								"<createResponse>" + Answer.saved(1) + "</createResponse>")),
				Arguments.of("no XML", new Answer.Sent(200, "text/xml", "oops")),
				Arguments.of("half an answer",
						new Answer.Sent(200, "text/xml", ((Answer.Sent) TAKEN).body().substring(0, 400))),
				Arguments.of("a result missing", Answer.results("create")), Arguments.of("an id missing",
						Answer.results("create", "<result><id xsi:nil=\"true\"/><success>true</success></result>")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unreadableAnswers")
	void aCreateWithAnAnswerThatNobodyCanReadHasAnUnknownOutcome(String name, Answer answer) {
		this.org.order(answer, answer);
		List<SaveOutcome> outcomes = Seam.of(this.org).create(List.of(Seam.event(1)));
		assertThat(outcomes).singleElement().isInstanceOfSatisfying(SaveOutcome.Refused.class, (refused) -> {
			assertThat(refused.kind()).as(name).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
			assertThat(refused.message()).startsWith("Salesforce's answer could not be read");
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unreadableAnswers")
	void aQueryWithAnAnswerThatNobodyCanReadIsAskedAgain(String name, Answer answer) {
		this.org.order(answer, Answer.page(true, null, 1, Answer.event(7)));
		assertThat(Seam.of(this.org).query("SELECT Id FROM Gateway_Event__c")).as(name).hasSize(1);
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void aReadTimeOutOfAWriteIsAnUnknownOutcomeAndIsRepeated() {
		this.org.order(new Answer.Late(Duration.ofSeconds(30), TAKEN));
		List<SaveOutcome> outcomes = Seam.of(this.org, Seam.readTimeout(Duration.ofMillis(300)))
			.upsert("Gateway_Key__c", List.of(Seam.event(1)));
		assertThat(outcomes).singleElement().isInstanceOf(SaveOutcome.Saved.class);
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void aCreateIsRepeatedOnceAndThenMeetsItsOwnRows() {
		this.org.order(Answer.empty(503), Answer.results("create", Answer.refused("DUPLICATE_VALUE",
				"duplicate value found: Gateway_Key__c duplicates value on record " + "with id: " + Answer.id(1)),
				Answer.saved(2)));
		List<SaveOutcome> outcomes = Seam.of(this.org).create(List.of(Seam.event(1), Seam.event(2)));
		assertThat(outcomes.get(0)).isInstanceOfSatisfying(SaveOutcome.Refused.class,
				(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.DUPLICATE));
		assertThat(outcomes.get(1)).isEqualTo(new SaveOutcome.Saved(new RecordId(Answer.id(2)), true));
	}

	@Test
	void aCreateIsNotRepeatedMoreThanOnce() {
		this.org.habit = (body) -> Answer.empty(503);
		Seam.of(this.org).create(List.of(Seam.event(1)));
		assertThat(this.org.requests).hasSize(2);
	}

	@Test
	void anUpsertIsRepeatedABoundedNumberOfTimes() {
		this.org.habit = (body) -> Answer.html(503);
		Seam.of(this.org).upsert("Gateway_Key__c", List.of(Seam.event(1)));
		assertThat(this.org.requests).hasSize(4);
	}

	@Test
	void noRepeatBeginsWhenPatienceIsOver() {
		this.org.habit = (body) -> Answer.html(503);
		SalesforceProperties.Limits hasty = new SalesforceProperties.Limits(Duration.ofSeconds(5),
				Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(20), 10, Duration.ofSeconds(5), 1000,
				8_000_000);
		Seam.of(this.org, hasty).upsert("Gateway_Key__c", List.of(Seam.event(1)));
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void aPostIsNeverSentAgainUnasked() {
		SoapCalls calls = calls();
		create(calls);
		this.org.order(new Answer.Dropped());
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> create(calls))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
		assertThat(this.org.requests).hasSize(2);
		assertThat(System.getProperty("sun.net.http.retryPost")).isEqualTo("false");
	}

	@Test
	void anOrgThatTakesNoConnectionIsAway() throws IOException {
		int port = freePort();
		this.org.orderTokens(
				Answer.json(200, "{\"access_token\":\"T\",\"instance_url\":\"http://127.0.0.1:" + port + "\"}"));
		List<SaveOutcome> outcomes = Seam.of(this.org).upsert("Gateway_Key__c", List.of(Seam.event(1)));
		assertThat(outcomes).singleElement()
			.isInstanceOfSatisfying(SaveOutcome.Refused.class,
					(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.AWAY));
	}

	@Test
	void aQueryThatIsNeverAnsweredFailsAsAway() {
		this.org.habit = (body) -> Answer.html(503);
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query("SELECT Id FROM X"))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.AWAY));
		assertThat(this.org.requests).hasSize(4);
	}

	@Test
	void whatAWriteMeetsIsNeverThrown() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThat(salesforce.update(List.of(Row.of("Gateway_Event__c", new RecordId(Answer.id(1)))))).hasSize(1)
			.allSatisfy((outcome) -> assertThat(((SaveOutcome.Refused) outcome).kind()).isEqualTo(FailureKind.AWAY));
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void theWordsOfAFaultNameNoValueOfARecord() {
		this.org.order(Answer.fault("MALFORMED_QUERY", "WHERE Email__c = 'donor@example.org' ERROR at Row:1"));
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query("SELECT"))
			.withMessage("Salesforce refuses the request (MALFORMED_QUERY)");
	}

	@Test
	void aMissingColumnIsNamed() {
		this.org.order(Answer.fault("INVALID_FIELD", "SELECT Foo__c FROM X WHERE Email__c = 'donor@example.org' "
				+ "ERROR at Row:1:Column:8 No such column 'Foo__c' on entity 'X'. If you are"));
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> salesforce.query("SELECT"))
			.withMessageEndingWith("(INVALID_FIELD): No such column 'Foo__c' on entity 'X")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.CONFIGURATION));
	}

	private SoapCalls calls() {
		SalesforceProperties settings = Seam.settings(this.org.url(), Seam.QUICK);
		Clock time = Clock.systemUTC();
		TokenEndpoint endpoint = new TokenEndpoint(settings, Grant.of(settings, time));
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		return new SoapCalls(new Tokens(endpoint::request, time, Duration.ofSeconds(5)), Seam.QUICK,
				new ApiMeter(registry), new OrgHealth(time), new OrgBreaker(BreakerProperties.USUAL, registry, time));
	}

	private static List<SaveOutcome> create(SoapCalls calls) {
		return calls.call("create", 1,
				(connection) -> Outcomes.ofSaves(
						connection.create(new com.sforce.soap.partner.sobject.SObject[] { Rows.withId(Seam.event(1)) }),
						1, true));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
