package org.almoner.sandbox.org;

import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.almoner.sandbox.org.OrgFixture.KEY;
import static org.almoner.sandbox.org.OrgFixture.PAYMENT;
import static org.almoner.sandbox.org.OrgFixture.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WireTests {

	private static final String TOKEN = "/services/oauth2/token";

	private final OrgFixture fixture = new OrgFixture();

	private final SimulatedOrg org = this.fixture.org;

	private PartnerConnection client;

	@BeforeEach
	void connect() throws ConnectionException {
		this.client = this.fixture.connect();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void theSecretIsTakenFromTheFormOrTheHeader() {
		HttpResponse<String> answer = this.fixture.post(TOKEN, "grant_type=client_credentials",
				this.org.clientId() + ":" + this.org.clientSecret());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"instance_url\":\"" + this.org.url() + "\"", "\"token_type\":\"Bearer\"");
		assertThat(this.fixture.token()).contains("!");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			client_credentials, nobody, wrong, invalid_client_id
			client_credentials, ,       wrong, invalid_client
			password,           ,       wrong, unsupported_grant_type
			""")
	void aStrangerGetsNoSession(String grant, String id, String secret, String error) {
		String client = (id == null) ? this.org.clientId() : id;
		HttpResponse<String> answer = this.fixture.post(TOKEN,
				"grant_type=" + grant + "&client_id=" + client + "&client_secret=" + secret, null);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			own,   own,                  120,  ''
			other, own,                  120,  audience is invalid
			own,   nobody@example.org,   120,  user hasn't approved this consumer
			own,   own,                  -1,   expired authorization code
			own,   own,                  3600, expired authorization code
			""")
	void anAssertionMustNameTheOrgTheUserAndAShortTime(String audience, String subject, long seconds, String error)
			throws NoSuchAlgorithmException, JOSEException {
		KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		this.org.acceptAssertionsOf((RSAPublicKey) keys.getPublic());
		SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256),
				new JWTClaimsSet.Builder().issuer(this.org.clientId())
					.audience(audience.equals("own") ? this.org.url() : "https://test.salesforce.com")
					.subject(subject.equals("own") ? this.org.username() : subject)
					.expirationTime(Date.from(this.fixture.now().plusSeconds(seconds)))
					.build());
		jwt.sign(new RSASSASigner(keys.getPrivate()));
		HttpResponse<String> answer = this.fixture.post(TOKEN,
				"grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + jwt.serialize(), null);
		assertThat(answer.statusCode()).isEqualTo(error.isEmpty() ? 200 : 400);
		assertThat(answer.body()).contains(error.isEmpty() ? "access_token" : error);
	}

	@Test
	void anEndedSessionIsSaidInTheWordsOfSoap() throws ConnectionException {
		this.client.getUserInfo();
		this.org.expireSessions();
		assertThatExceptionOfType(ApiFault.class).isThrownBy(this.client::getUserInfo).satisfies((fault) -> {
			assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
			assertThat(fault.getExceptionMessage()).contains("Illegal Session. Session not found");
		});
		this.fixture.connect().getUserInfo();
	}

	@Test
	void eachAnswerTellsTheUseOfTheDaysCalls() throws ConnectionException {
		this.org.setDailyLimit(41, 15_000);
		this.client.getServerTimestamp();
		var use = this.client.getLimitInfoHeader().getLimitInfo()[0];
		assertThat(use.getCurrent()).isEqualTo(42);
		assertThat(use.getLimit()).isEqualTo(15_000);
		assertThat(use.getType()).isEqualTo("API REQUESTS");
	}

	@Test
	void noCallIsAnsweredOnceTheDaysCallsAreUsedUp() {
		this.org.setDailyLimit(100, 100);
		assertThatExceptionOfType(ApiFault.class).isThrownBy(this.client::getUserInfo)
			.satisfies((fault) -> assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.REQUEST_LIMIT_EXCEEDED));
	}

	@Test
	void callsAndRowsAreCounted() throws ConnectionException {
		this.org.resetCalls();
		this.client.upsert(KEY, new SObject[] { payment("a:1"), payment("a:2") });
		this.client.query("SELECT Id FROM Gateway_Transaction__c");
		assertThat(this.org.calls().of("upsert")).isEqualTo(1);
		assertThat(this.org.calls().rowsOf("upsert")).isEqualTo(2);
		assertThat(this.org.calls().total()).isEqualTo(2);
	}

	@Test
	void theClientLearnsTheSchema() throws ConnectionException {
		DescribeSObjectResult payment = this.client.describeSObject(PAYMENT);
		assertThat(payment.getFields()).filteredOn((field) -> field.getName().equals(KEY))
			.singleElement()
			.satisfies((field) -> assertThat(field.isUnique() && field.isExternalId() && field.isCaseSensitive())
				.isTrue());
		assertThat(this.client.describeSObjects(new String[] { PAYMENT, "Contact" })).hasSize(2);
		assertThat(this.client.describeGlobal().getSobjects()).extracting("name").contains(PAYMENT, "Account");
	}

	@Test
	void theClientLearnsWhoItIs() throws ConnectionException {
		assertThat(this.client.getUserInfo().getUserName()).isEqualTo(this.org.username());
		assertThat(this.client.getUserInfo().getOrganizationId()).startsWith("00D");
	}

	@Test
	void textOfAnyKindComesBackAsItWasSent() throws ConnectionException {
		String text = "Zoë & <Søren> \"quoted\" 'single' \uD83C\uDF81 a\tb\nc";
		this.client.upsert(KEY, new SObject[] { payment("a:1", "Result_Message__c", text) });
		SObject row = this.client.query("SELECT Result_Message__c FROM Gateway_Transaction__c").getRecords()[0];
		assertThat(row.getField("Result_Message__c")).isEqualTo(text);
	}

	@Test
	void aPersonCanLookAtTheRecordsAndNothingOfThemIsMarkup() {
		String id = this.org.insert("Contact", Map.of("LastName", "<script>alert(1)</script>"));
		assertThat(this.fixture.get("/").body()).contains("/records/Contact\">Contact</a></td><td>1</td>");
		assertThat(this.fixture.get("/records/Contact").body()).contains("&lt;script&gt;").doesNotContain("<script");
		assertThat(this.fixture.get("/records/Contact/" + id).body()).contains("&lt;script&gt;", "LastModifiedDate");
		assertThat(this.fixture.get("/records/Nope").statusCode()).isEqualTo(404);
		assertThat(this.fixture.get("/records/Contact/" + id + "x").statusCode()).isEqualTo(404);
	}

}
