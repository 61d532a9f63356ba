package org.almoner.salesforce;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenTests {

	private final WireOrg org = new WireOrg();

	private final Time time = new Time();

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void clientCredentialsOpenASession() {
		Token token = endpoint(Seam.settings(this.org.url(), null)).request();
		assertThat(token).isEqualTo(new Token("T1", this.org.url()));
		assertThat(form()).containsOnly(Map.entry("grant_type", "client_credentials"),
				Map.entry("client_id", "the-app"), Map.entry("client_secret", "the-secret"));
	}

	@Test
	void aSignedAssertionOpensASession() throws GeneralSecurityException, ParseException, JOSEException {
		KeyPair keys = keys(2048);
		endpoint(jwtSettings(pem(keys))).request();
		assertThat(form()).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
			.containsOnlyKeys("grant_type", "assertion");
		SignedJWT jwt = SignedJWT.parse(form().get("assertion"));
		assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
		assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic()))).isTrue();
		assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("the-app");
		assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("almoner@charity.example");
		assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(this.org.url());
		assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant())
			.isEqualTo(this.time.instant().plus(Duration.ofMinutes(3)));
	}

	@Test
	void aKeyMayHaveItsLineBreaksWrittenOut() throws GeneralSecurityException {
		String pem = pem(keys(2048));
		assertThat(PrivateKeys.parse(pem.replace("\n", "\\n"))).isEqualTo(PrivateKeys.parse(pem));
	}

	@ParameterizedTest
	@CsvSource({ "400,invalid_grant,CONFIGURATION", "400,invalid_client_id,CONFIGURATION",
			"401,invalid_client,CONFIGURATION", "400,unsupported_grant_type,CONFIGURATION",
			"400,something_new,CONFIGURATION", "400,login_rate_exceeded,AWAY", "400,unknown_error,AWAY",
			"429,invalid_grant,AWAY", "503,invalid_grant,AWAY", "503,server_error,AWAY" })
	void aRefusalIsClassified(int status, String error, FailureKind kind) {
		this.org.orderTokens(Answer.json(status, "{\"error\":\"" + error + "\",\"error_description\":\"why not\"}"));
		assertThat(failure().kind()).isEqualTo(kind);
	}

	@Test
	void aRefusalNamesTheVariableToCheck() {
		this.org.orderTokens(Answer.json(400, "{\"error\":\"invalid_client\",\"error_description\":\"bad secret\"}"));
		assertThat(failure())
			.hasMessage("Salesforce refuses the app: check SALESFORCE_CLIENT_ID and "
					+ "SALESFORCE_CLIENT_SECRET (invalid_client: bad secret)")
			.hasMessageNotContaining("the-secret");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 400, 500, 503 })
	void aMaintenancePageIsNoRefusal(int status) {
		this.org.orderTokens(Answer.html(status));
		assertThat(failure().kind()).isEqualTo(FailureKind.AWAY);
	}

	@Test
	void anAddressWithoutAnOrgIsAMistake() {
		this.org.orderTokens(Answer.html(404));
		assertThat(failure()).hasMessage("There is no Salesforce org at SALESFORCE_URL (HTTP 404)")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.CONFIGURATION));
	}

	@Test
	void aSessionAtAnUnsafeAddressIsNotUsed() {
		this.org.orderTokens(
				Answer.json(200, "{\"access_token\":\"T\",\"instance_url\":\"http://charity.my.salesforce.com\"}"));
		assertThat(failure().kind()).isEqualTo(FailureKind.CONFIGURATION);
	}

	@Test
	void anAnswerWithoutEndIsNotRead() {
		this.org.orderTokens(Answer.json(200, "{\"access_token\":\"" + "x".repeat(100_000) + "\"}"));
		assertThat(failure().kind()).isEqualTo(FailureKind.AWAY);
	}

	@Test
	void anAnswerThatNeverComesIsNotAwaited() {
		this.org.orderTokens(new Answer.Late(Duration.ofSeconds(30), this.org.token("T")));
		SalesforceProperties.Limits hasty = new SalesforceProperties.Limits(Duration.ofMillis(200),
				Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(1), 1, Duration.ofSeconds(1), 1, 1);
		TokenEndpoint endpoint = endpoint(Seam.settings(this.org.url(), hasty));
		assertThat(catchThrowableOfType(SalesforceException.class, endpoint::request).kind())
			.isEqualTo(FailureKind.AWAY);
	}

	@Test
	void nothingSecretIsShown() throws GeneralSecurityException {
		SalesforceProperties settings = Seam.settings("https://charity.my.salesforce.com", null);
		SalesforceProperties jwt = jwtSettings(pem(keys(2048)));
		assertThat(settings.toString() + Grant.of(settings, this.time) + new Token("T1", "https://x"))
			.doesNotContain("the-secret")
			.doesNotContain("T1");
		assertThat(jwt.toString() + Grant.of(jwt, this.time)).doesNotContain("PRIVATE")
			.doesNotContain(pem(keys(2048)).substring(40, 60));
	}

	private SalesforceException failure() {
		TokenEndpoint endpoint = endpoint(Seam.settings(this.org.url(), null));
		return catchThrowableOfType(SalesforceException.class, endpoint::request);
	}

	private TokenEndpoint endpoint(SalesforceProperties settings) {
		return new TokenEndpoint(settings, Grant.of(settings, this.time));
	}

	private SalesforceProperties jwtSettings(String pem) {
		return new SalesforceProperties(this.org.url(), "the-app", null, "almoner@charity.example", pem, Seam.QUICK);
	}

	private Map<String, String> form() {
		return Arrays.stream(this.org.tokenRequests.getLast().split("&"))
			.map((field) -> field.split("=", 2))
			.collect(Collectors.toMap((field) -> field[0],
					(field) -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
	}

	static KeyPair keys(int bits) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(bits);
		return generator.generateKeyPair();
	}

	static String pem(KeyPair keys) {
		return "-----BEGIN PRIVATE KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(keys.getPrivate().getEncoded())
				+ "\n-----END PRIVATE KEY-----\n";
	}

}
