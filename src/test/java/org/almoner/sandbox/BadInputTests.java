package org.almoner.sandbox;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.almoner.sandbox.stripe.StripeSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not as it should be, at the real door: the answer, what is stored, the log. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

	private static final String PASSWORD = "the password of bad input";

	private static final String MARK = "MARK-OF-A-PAYLOAD";

	private static final int LONGEST = 2 * 1024 * 1024;

	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, PASSWORD, "--almoner.posting.linger=10ms");

	private final Doorstep door = new Doorstep(this.sandbox);

	private final String number = UUID.randomUUID().toString().replace("-", "");

	private SandboxAccount disabled = new SandboxAccount("", URI.create("/"), "");

	private SandboxAccount draft = this.disabled;

	private SandboxAccount account = this.disabled;

	private SandboxAccount connected = this.disabled;

	@BeforeAll
	void connect() {
		// disabled before anybody asks for it, so that no copy of it is about
		this.disabled = account("Disabled", "signingSecret", "whsec_of_the_disabled");
		this.sandbox.org().update("Gateway_Account__c", this.disabled.key(), Map.of("Status__c", "Disabled"));
		this.draft = this.door.account(Map.of("name", "Draft", "provider", "Stripe", "testMode", true), "whsec_none");
		this.account = account("A charity", "signingSecret", "whsec_of_the_charity");
		this.connected = account("Connect", "providerAccountId", "acct_1Own");
	}

	private SandboxAccount account(String name, String field, String value) {
		String secret = value.startsWith("whsec_") ? value : "whsec_of_" + name;
		Map<String, Object> said = Map.of("name", name, "provider", "Stripe", "testMode", true, "signingSecret", secret,
				"providerAccountId", field.equals("providerAccountId") ? value : "acct_1" + name.replace(" ", ""));
		return this.door.account(said, secret);
	}

	@AfterAll
	void stop() {
		this.sandbox.close();
	}

	@AfterEach
	void theLogTellsNeitherSecretsNorDonorsNorPayloads(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain(this.account.signingSecret(), this.connected.signingSecret(),
				this.disabled.signingSecret(), PASSWORD, this.sandbox.org().clientSecret(), Charges.DONOR,
				Charges.EMAIL, "Quillfeather", MARK, "v1=");
	}

	@Test
	void anUnsignedDeliveryIsABadRequestOfWhichTheLogTellsTheAccountAlone(CapturedOutput output) {
		assertRefused(() -> this.door.deliver(this.account, bytes(charge()), null), 400);
		assertThat(output).contains("Delivery to " + this.account.key() + " answered 400");
	}

	@Test
	void aDeliverySignedWithTheSecretOfAnotherEndpointIsABadRequest() {
		byte[] body = bytes(charge());
		assertRefused(
				() -> this.door.deliver(this.account, body, Doorstep.signature(this.connected, body, Instant.now())),
				400);
	}

	@Test
	void aBodyThatWasChangedOnItsWayIsABadRequest() {
		String signature = Doorstep.signature(this.account, bytes(charge()), Instant.now());
		assertRefused(() -> this.door.deliver(this.account, bytes(charge().replace("2500", "9500")), signature), 400);
	}

	@Test
	void aSignatureOlderThanFiveMinutesIsABadRequest() {
		byte[] body = bytes(charge());
		Instant stale = Instant.now().minus(Duration.ofSeconds(310));
		assertRefused(() -> this.door.deliver(this.account, body, Doorstep.signature(this.account, body, stale)), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "=", "t", "v1", "t=,v1=", "t=NOW", "t=NOW,v1", "t=NOW,v1=", "t=NOW,v1=zz",
			"t=NOW,v0=MAC", "t=NOW, v1=MAC", "v1=MAC", "t=abc,v1=MAC", "t=99999999999999999999,v1=MAC", "t=-1,v1=MAC",
			"t=NOW;v1=MAC", "T=NOW,V1=MAC", "t=NOW,v1=MACMAC", "t=0,v1=MAC" })
	void aMalformedSignatureHeaderIsABadRequest(String shape) {
		byte[] body = bytes(charge());
		assertRefused(() -> this.door.deliver(this.account, body, header(shape, body)), 400);
	}

	private String header(String shape, byte[] body) {
		Instant now = Instant.now();
		String mac = Doorstep.signature(this.account, body, now).replaceFirst(".*v1=", "");
		return shape.replace("NOW", Long.toString(now.getEpochSecond())).replace("MAC", mac);
	}

	@Test
	void oneRightSignatureAmongSeveralIsEnough() {
		byte[] body = bytes(charge());
		String header = StripeSignature.header(body, Instant.now().getEpochSecond(),
				List.of("whsec_another", this.account.signingSecret(), "whsec_a_third"), true);
		assertThat(this.door.deliver(this.account, body, header).statusCode()).isEqualTo(200);
		assertThat(this.door.settled(this.account, "evt_" + this.number)).containsEntry("Status__c", "Processed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "[{\"id\":\"evt_1\"}]", "7", "null", "true", "\"evt_1\"", "{}", "{\"id\":",
			"{\"id\":null}", "{\"id\":\"\"}", "{\"id\":\"with a blank\"}", "{\"id\":{\"id\":\"evt_1\"}}",
			"{\"id\":\"evt_1\",}", "<xml/>", "id=evt_1&type=charge.succeeded", "{\"object\":\"event\"}" })
	void aSignedBodyWithoutAnEventIsABadRequest(String body) {
		assertRefused(() -> this.door.deliver(this.account, body), 400);
	}

	@Test
	void anEventIdLongerThanAnyKeyIsABadRequest() {
		assertRefused(() -> this.door.deliver(this.account, "{\"id\":\"evt_" + "1".repeat(300) + "\"}"), 400);
	}

	@Test
	void truncatedJsonIsABadRequest() {
		String whole = charge();
		Stream.of(1, whole.length() / 2, whole.length() - 1)
			.forEach((length) -> assertRefused(() -> this.door.deliver(this.account, whole.substring(0, length)), 400));
	}

	@Test
	void nestingWithoutAnEndIsABadRequest() {
		String deep = "{\"id\":\"evt_1\",\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
		assertRefused(() -> this.door.deliver(this.account, deep), 400);
	}

	@Test
	void bytesThatAreNotUtf8AreABadRequest() {
		byte[] body = charge().getBytes(StandardCharsets.UTF_16LE);
		byte[] half = bytes(charge());
		half[half.length / 2] = (byte) 0xC3;
		Stream.of(body, half)
			.forEach((bytes) -> assertRefused(() -> this.door.deliver(this.account, bytes,
					Doorstep.signature(this.account, bytes, Instant.now())), 400));
	}

	@Test
	void aBodyAboveTwoMebibytesIsTooLargeWhetherItsLengthIsToldOrNot() {
		byte[] body = bytes("{\"id\":\"evt_1\",\"x\":\"" + "x".repeat(LONGEST) + "\"}");
		String signature = Doorstep.signature(this.account, body, Instant.now());
		assertRefused(() -> this.door.deliver(this.account, body, signature), 413);
		assertRefused(() -> this.door.send(Doorstep.request(this.account.endpoint(), signature)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
			.build()), 413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "PATCH", "DELETE", "OPTIONS" })
	void onlyPostIsTaken(String method) {
		byte[] body = bytes(charge());
		assertRefused(() -> this.door
			.send(Doorstep.request(this.account.endpoint(), Doorstep.signature(this.account, body, Instant.now()))
				.method(method, BodyPublishers.ofByteArray(body))
				.build()), 405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "aaaaaaaaaaaaaaaaaaaaaaaa", "short", "AAAAAAAAAAAAAAAAAAAAAAAA",
			"aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaa%27%20OR%20a", "%00aaaaaaaaaaaaaaaaaaaaaaa", "..%2F..%2Fapi" })
	void anEndpointThatIsNotThereIsNotFound(String key) {
		SandboxAccount nobody = new SandboxAccount(key, this.door.address(key), this.account.signingSecret());
		HttpResponse<String> answer = refused(() -> this.door.deliver(nobody, charge()));
		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(answer.body()).doesNotContain("Exception", "at org.");
	}

	@Test
	void anEndpointOfADraftTakesNothing() {
		assertRefused(() -> this.door.deliver(this.draft, charge()), 403);
	}

	@Test
	void anEndpointOfADisabledAccountTakesNothingHoweverWellSigned() {
		assertRefused(() -> this.door.deliver(this.disabled, charge()), 403);
	}

	@Test
	void aThinEventIsStoredAndIgnored() {
		String thin = """
				{"id":"evt_test_%s","object":"v2.core.event","type":"v1.charge.succeeded","livemode":false,
				"created":"2026-11-20T10:11:12.345Z","related_object":{"id":"ch_thin","type":"charge"}}"""
			.formatted(this.number);
		Map<String, Object> event = ignored(this.account, "evt_test_" + this.number, thin);
		assertThat(event).containsEntry("Object_Id__c", "ch_thin")
			.containsEntry("Event_Type__c", "v1.charge.succeeded");
		assertThat(event.get("Occurred_At__c")).hasToString("2026-11-20T10:11:12Z");
		assertThat(this.door.awaitLog(this.account, "thin-event")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.type.of.2031", "charge.dispute.what", "unknown" })
	void aTypeThatNobodyKnowsIsStoredAndIgnored(String type) {
		Map<String, Object> event = ignored(this.account, "evt_" + this.number + type, Charges
			.event("evt_" + this.number + type, type, 1_760_000_000, "{\"id\":\"x_1\",\"x\":\"" + MARK + "\"}"));
		assertThat(Doorstep.text(event, "Status_Reason__c")).contains(type);
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void anEventOfAKnownTypeThatHoldsNothingReadableIsStoredAndIgnored(String name, String json) {
		int before = this.sandbox.org().count("Gateway_Transaction__c");
		ignored(this.account, "evt_" + name, json);
		assertThat(this.sandbox.org().count("Gateway_Transaction__c")).isEqualTo(before);
	}

	static Stream<Arguments> unreadable() {
		return Stream
			.of(Map.entry("none", "\"data\":{}"), Map.entry("null", "\"data\":null"),
					Map.entry("list", "\"data\":{\"object\":[]}"),
					Map.entry("foreign", "\"data\":{\"object\":{\"id\":\"pi_1\",\"object\":\"payment_intent\"}}"),
					Map.entry("nameless", "\"data\":{\"object\":{\"object\":\"charge\",\"amount\":1}}"),
					Map.entry("hugeTime", "\"created\":99999999999999999999,\"data\":{\"object\":{\"id\":\"ch_1\"}}"),
					Map.entry("farTime", "\"created\":99999999999999999,\"data\":{\"object\":{\"id\":\"ch_1\"}}"),
					Map.entry("noTime", "\"created\":\"soon\",\"data\":{\"object\":{\"id\":\"ch_1\"}}"))
			.map((entry) -> Arguments.of(entry.getKey(),
					"{\"id\":\"evt_" + entry.getKey()
							+ "\",\"object\":\"event\",\"livemode\":false,\"type\":\"charge.succeeded\","
							+ (entry.getValue().startsWith("\"created") ? "" : "\"created\":1760000000,")
							+ entry.getValue() + "}"));
	}

	@Test
	void anEventOfATimeThatTheOrgCannotKeepIsStoredAndIgnored() {
		for (String time : List.of("253402300799999", "-62135596801000", "\"+999999-01-01T00:00:00Z\"")) {
			String id = "evt_" + this.number + time.hashCode();
			String json = charge()
				.replace("\"created\":1760000000,\"livemode\"", "\"created\":" + time + ",\"livemode\"")
				.replace("evt_" + this.number, id);
			assertThat(ignored(this.account, id, json)).containsKey("Occurred_At__c");
		}
	}

	@Test
	void liveEventsOfATestAccountAreIgnoredAndLoggedOnce() {
		for (String part : List.of("a", "b")) {
			String id = "evt_" + this.number + part;
			String live = Charges.succeeded(id, this.number + part, 1_760_000_000, Charges.DONOR, "")
				.replace("\"livemode\":false", "\"livemode\":true");
			assertThat(ignored(this.account, id, live)).containsEntry("Live_Mode__c", true);
		}
		assertThat(this.door.awaitLog(this.account, "livemode-mismatch")).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("Level__c", "Warning"));
		assertThat(this.door.record(this.account, "Gateway_Transaction__c", "ch_" + this.number + "a")).isEmpty();
	}

	@Test
	void eventsOfAConnectedAccountAreIgnoredAndLoggedAndItsOwnAreNot() {
		String foreign = charge().replaceFirst("\\{", "{\"account\":\"acct_1Other\",");
		ignored(this.connected, "evt_" + this.number, foreign);
		assertThat(this.door.awaitLog(this.connected, "connect-mismatch")).hasSize(1);

		String id = "evt_own_" + this.number;
		String own = Charges.succeeded(id, "own" + this.number, 1_760_000_000, Charges.DONOR, "")
			.replaceFirst("\\{", "{\"account\":\"acct_1Own\",");
		assertThat(this.door.deliver(this.connected, own).statusCode()).isEqualTo(200);
		assertThat(this.door.settled(this.connected, id)).containsEntry("Status__c", "Processed");
	}

	private Map<String, Object> ignored(SandboxAccount to, String eventId, String json) {
		assertThat(this.door.deliver(to, json).statusCode()).isEqualTo(200);
		Map<String, Object> event = this.door.settled(to, eventId);
		assertThat(event).containsEntry("Status__c", "Ignored").containsKey("Status_Reason__c");
		assertThat(event).containsEntry("Payload__c", json);
		return event;
	}

	private void assertRefused(Request request, int status) {
		HttpResponse<String> answer = refused(request);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).startsWith("Webhook Error: ").doesNotContain(MARK, Charges.DONOR);
	}

	/** Whatever is refused leaves no trace in the org. */
	private HttpResponse<String> refused(Request request) {
		int events = this.sandbox.org().count("Gateway_Event__c");
		HttpResponse<String> answer = request.send();
		assertThat(this.sandbox.org().count("Gateway_Event__c")).isEqualTo(events);
		return answer;
	}

	private String charge() {
		return Charges.succeeded("evt_" + this.number, this.number, 1_760_000_000, Charges.DONOR,
				",\"description\":\"" + MARK + "\"");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private interface Request {

		HttpResponse<String> send();

	}

}
