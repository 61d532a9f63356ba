package org.almoner.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import org.almoner.sandbox.stripe.StripeSignature;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests of strangers who mean no good, made up by the thousand, at the real door. */
class HostileClientTests {

	private static final int TRIES = 700;

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "hostile", "--almoner.posting.linger=10ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final RawClient CLIENT = new RawClient(SANDBOX.app());

	private static final SandboxAccount ACCOUNT = DOOR.account(Map.of("name", "A charity", "provider", "Stripe",
			"testMode", true, "signingSecret", "whsec_of_the_charity", "providerAccountId", "acct_1Charity"),
			"whsec_of_the_charity");

	private static final String PATH = "/webhooks/" + ACCOUNT.key();

	@AfterContainer
	static void stop() {
		SANDBOX.close();
	}

	/** The door is as good as before for those who sign. */
	@AfterProperty
	void aSignedEventIsStillTaken() {
		String number = "after" + Instant.now().toEpochMilli();
		assertThat(DOOR.deliver(ACCOUNT, Charges.succeeded(number)).statusCode()).isEqualTo(200);
		assertThat(DOOR.settled(ACCOUNT, "evt_" + number)).containsEntry("Status__c", "Processed");
	}

	@Property(tries = TRIES, seed = "20261121", shrinking = ShrinkingMode.BOUNDED)
	void noRequestHoweverMadeIsAServerErrorOrStored(@ForAll("requests") byte[] request) {
		int before = stored();
		assertThat(CLIENT.send(request, LIMIT)).isNotIn(500, 502, 504);
		assertThat(stored()).isEqualTo(before);
	}

	@Property(tries = TRIES, seed = "20261121", shrinking = ShrinkingMode.BOUNDED)
	void noSignatureButTheRightOneIsTaken(@ForAll("signatures") String signature) {
		int before = stored();
		byte[] body = Charges.succeeded("unsigned").getBytes(StandardCharsets.UTF_8);
		byte[] head = RawClient.head("POST", PATH, "Connection: close", "Content-Length: " + body.length,
				"Stripe-Signature: " + signature);
		assertThat(CLIENT.send(joined(head, body), LIMIT)).isIn(400, 413, 431);
		assertThat(stored()).isEqualTo(before);
	}

	@Property(tries = TRIES / 2, seed = "20261121", shrinking = ShrinkingMode.BOUNDED)
	void noBodyHoweverMadeIsAServerErrorEvenWhereItIsSigned(@ForAll("bodies") byte[] body) {
		HttpResponse<String> answer = DOOR.deliver(ACCOUNT, body, Doorstep.signature(ACCOUNT, body, Instant.now()));
		assertThat(answer.statusCode()).isIn(200, 400, 413);
	}

	@Property(tries = 20, seed = "20261121", shrinking = ShrinkingMode.OFF)
	void aBodyThatIsTooLongIsRefusedHoweverItIsSent(@ForAll boolean chunked) {
		int before = stored();
		byte[] body = new byte[3 * 1024 * 1024];
		byte[] sent = chunked
				? joined(RawClient.head("POST", PATH, "Stripe-Signature: t=1,v1=00", "Transfer-Encoding: chunked"),
						joined("300000\r\n".getBytes(StandardCharsets.US_ASCII), body))
				: joined(RawClient.head("POST", PATH, "Stripe-Signature: t=1,v1=00", "Content-Length: " + body.length),
						body);
		// the answer may be lost where the client still sends
		assertThat(CLIENT.send(sent, LIMIT)).isIn(0, 413);
		assertThat(stored()).isEqualTo(before);
	}

	@Example
	void aRequestThatOnlyCallsItselfMultipartIsABadRequest() {
		byte[] head = RawClient.head("POST", PATH, "Connection: close", "Content-Type: multipart/form-data",
				"Content-Length: 0");
		assertThat(CLIENT.send(head, LIMIT)).isEqualTo(400);
	}

	@Example
	void aHeaderWithCharactersThatNoHeaderHasIsABadRequest() {
		byte[] head = RawClient.head("POST", PATH, "Connection: close", "Stripe-Signature: t=1,v1=\u00e4\u0081",
				"Content-Length: 0");
		assertThat(CLIENT.send(head, LIMIT)).isEqualTo(400);
	}

	private static int stored() {
		return SANDBOX.org().count("Gateway_Event__c");
	}

	@Provide
	Arbitrary<byte[]> requests() {
		Arbitrary<String> methods = Arbitraries.frequencyOf(
				Tuple.of(6, Arbitraries.just("POST")), Tuple.of(3, Arbitraries.of("GET", "PUT", "HEAD", "OPTIONS",
						"TRACE", "CONNECT", "post", "P\u00d6ST", "DELETE", "PROPFIND")),
				Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(20)));
		return Combinators.combine(methods, paths(), headers().list().ofMaxSize(6), bodies())
			.as((method, path, headers, body) -> joined(RawClient.head(method, path, headers.toArray(String[]::new)),
					body));
	}

	private static Arbitrary<String> paths() {
		Arbitrary<String> others = Arbitraries.of("/webhooks/", "/webhooks", "/webhooks//" + ACCOUNT.key(), PATH + "/",
				PATH + "/more", PATH + ";a=b", PATH + "?a=%00", PATH.toUpperCase(Locale.ROOT),
				"/webhooks/%2e%2e/api/accounts", "/webhooks/..%2f..", "/%", "*", "http://" + "x" + PATH, "", "/\\",
				"/api/accounts", "/admin/sign-in", "/actuator/health", "/webhooks/\u00e4\u00f6");
		Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60).map((text) -> "/webhooks/" + text);
		return Arbitraries.oneOf(Arbitraries.just(PATH), others, any);
	}

	private static Arbitrary<String> headers() {
		Arbitrary<String> known = Arbitraries.of("Content-Length: 5", "Content-Length: 99999999999999999999",
				"Content-Length: -1", "Content-Length: 2000000", "Transfer-Encoding: chunked",
				"Transfer-Encoding: gzip, chunked", "Content-Encoding: gzip", "Content-Type: text/\u0000",
				"Content-Type: application/json; charset=nonsense", "Content-Type: multipart/form-data",
				"Content-Type: application/x-www-form-urlencoded", "Expect: 100-continue", "Expect: nonsense",
				"Connection: close", "Upgrade: h2c", "Connection: Upgrade", "X-Forwarded-For: ' OR 1=1",
				"X-Forwarded-Proto: gopher", "X-Forwarded-Port: 99999999", "Accept: nonsense/;;;", "Range: bytes=9-1",
				"Authorization: Basic !!!!", "Cookie: " + "a=b; ".repeat(300), "Accept-Language: ----",
				"Stripe-Signature: t=1,v1=" + "0".repeat(64), "Stripe-Signature:", "no colon");
		Arbitrary<String> any = Combinators
			.combine(Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20),
					Arbitraries.strings().ofMaxLength(60))
			.as((name, value) -> name + ": " + value);
		return Arbitraries.oneOf(known, any);
	}

	@Provide
	Arbitrary<String> signatures() {
		String old = StripeSignature.header(Charges.succeeded("unsigned").getBytes(StandardCharsets.UTF_8),
				Instant.now().minusSeconds(3_600).getEpochSecond(), List.of(ACCOUNT.signingSecret()), true);
		Arbitrary<Long> times = Arbitraries.of(0L, -1L, Long.MAX_VALUE, Instant.now().getEpochSecond(),
				Instant.now().plusSeconds(86_400).getEpochSecond());
		Arbitrary<String> macs = Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
		Arbitrary<String> many = Combinators.combine(times, macs, Arbitraries.of(1, 2, 20, 100))
			.as((time, mac, count) -> "t=" + time + (",v1=" + mac).repeat(count));
		Arbitrary<String> text = Arbitraries.strings()
			.ofMaxLength(200)
			.map((any) -> any.replace('\r', ' ').replace('\n', ' '));
		return Arbitraries.oneOf(Arbitraries.just(old), many, text, text.map((any) -> "t=" + any + ",v1=" + any),
				Arbitraries.just("t=1,v1=" + "0".repeat(100_000)));
	}

	@Provide
	Arbitrary<byte[]> bodies() {
		byte[] event = Charges.succeeded("hostile").getBytes(StandardCharsets.UTF_8);
		Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(3_000);
		Arbitrary<byte[]> cut = Arbitraries.integers()
			.between(0, event.length)
			.map((length) -> Arrays.copyOf(event, length));
		Arbitrary<byte[]> flipped = Combinators
			.combine(Arbitraries.integers().between(0, event.length - 1), Arbitraries.bytes())
			.as((at, value) -> changed(event, at, value));
		Arbitrary<byte[]> json = Arbitraries
			.of("[".repeat(50_000), "{\"a\":".repeat(20_000),
					"{\"id\":\"evt_1\",\"created\":1" + "0".repeat(9_000) + "}",
					"{\"id\":\"evt_1\",\"created\":1e999999999}", "{\"id\":\"evt_1\",\"id\":\"evt_2\",\"id\":null}",
					"{\"id\":\"evt_1\",\"type\":\"" + "x".repeat(60_000) + "\"}", "\uFEFF{\"id\":\"evt_bom\"}",
					"{\"id\":\"evt_\\ud800\"}", "{\"id\":\"evt_nul\",\"type\":\"\\u0000\"}", "NaN",
					"\"" + "a".repeat(9_000))
			.map((text) -> text.getBytes(StandardCharsets.UTF_8));
		return Arbitraries.oneOf(random, cut, flipped, json, Arbitraries.just(packed(event)));
	}

	private static byte[] changed(byte[] event, int at, byte value) {
		byte[] changed = event.clone();
		changed[at] = value;
		return changed;
	}

	private static byte[] packed(byte[] event) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(event);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

	private static byte[] joined(byte[] head, byte[] body) {
		byte[] joined = Arrays.copyOf(head, head.length + body.length);
		System.arraycopy(body, 0, joined, head.length, body.length);
		return joined;
	}

}
