package org.almoner.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccounts;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.FakeGateway;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the door's tests, long enough", "almoner.admin-password=door-tests",
				"almoner.door.requests=4", "almoner.store.deadline=3s" })
@ExtendWith(OutputCaptureExtension.class)
class DoorTests {

	private static final int LONGEST = 2 * 1024 * 1024;

	private static final AtomicInteger IDS = new AtomicInteger();

	private final HttpClient client = HttpClient.newHttpClient();

	private final String eventId = "evt_" + IDS.incrementAndGet();

	@LocalServerPort
	private int port;

	@Autowired
	private GatewayAccounts accounts;

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private RecordingLanes lanes;

	@Autowired
	private HandClock clock;

	@Autowired
	private DoorLoad load;

	@Autowired
	private MeterRegistry meters;

	private AccountKey key = Samples.KEY;

	@BeforeEach
	void connect() {
		this.key = this.accounts.create(Samples.newAccount("Shop", null, Samples.manual())).key();
	}

	@AfterEach
	void heal() {
		this.salesforce.away(null);
		this.salesforce.onCall((rows) -> Optional.empty());
		this.lanes.away(false);
		this.clock.advance(Duration.ofMinutes(2));
		await().atMost(Duration.ofSeconds(10)).until(() -> this.load.requests() == 0 && this.load.bytes() == 0);
	}

	@Test
	void aSignedEventIsStoredEnqueuedAndReceived() throws Exception {
		HttpResponse<String> answer = deliver(event());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"received\":true}");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(stored()).isEqualTo(1);
		assertThat(this.lanes.of(this.key.value())).containsExactly(this.eventId);
	}

	@Test
	void aDeliveryIsMeteredAtTheDoorAlone() throws Exception {
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.meters.get("almoner.door").tag("answer", "200").timer().count())
				.isPositive());
		assertThat(this.meters.find("http.server.requests").timers()).isEmpty();
	}

	@Test
	void anEventDeliveredTwiceIsReceivedTwiceAndStoredOnce() throws Exception {
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
		assertThat(stored()).isEqualTo(1);
	}

	@Test
	void theBytesAreKeptAsTheyCame() throws Exception {
		String body = "{\"id\" :\t\"" + this.eventId + "\",\n \"name\":\"Zoë €\"}";
		assertThat(deliver(body).statusCode()).isEqualTo(200);
		assertThat(this.salesforce.all("Gateway_Event__c")).anySatisfy((row) -> {
			assertThat(row).containsEntry("Event_Id__c", this.eventId);
			assertThat(row).containsEntry("Payload__c", body);
		});
	}

	@Test
	void aWrongSignatureIsABadRequestAndStoresNothing() throws Exception {
		HttpResponse<String> answer = send(post(BodyPublishers.ofString(event()), "forged"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).startsWith("Webhook Error: ");
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
		assertThat(stored()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{", "{\"id\":5}", "\u0000", "id=evt_1", "<xml/>", "\"evt\"" })
	void whatHasNoEventIdIsABadRequest(String body) throws Exception {
		assertThat(deliver(body).statusCode()).isEqualTo(400);
	}

	@Test
	void aDraftTakesNothing() throws Exception {
		this.key = this.accounts.create(Samples.newAccount("Draft", null, Credentials.none())).key();
		assertThat(deliver(event()).statusCode()).isEqualTo(403);
	}

	@Test
	void anUnknownKeyIsNotFound() throws Exception {
		this.key = Samples.KEY;
		assertThat(deliver(event()).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "ABCDEFGHIJKL012345678901", "abcdefghijkl01234567890%27", "%C3%A9", "*",
			"abcdefghijkl012345678901.json", "abcdefghijkl012345678901/x", "..." })
	void aKeyOfAnotherShapeIsNotFoundWithoutAskingTheOrg(String path) throws Exception {
		int before = this.salesforce.queries().size();
		HttpRequest request = request("/webhooks/" + path).POST(BodyPublishers.ofString(event())).build();
		assertThat(send(request).statusCode()).isEqualTo(404);
		assertThat(this.salesforce.queries()).hasSize(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS" })
	void onlyPostIsAllowed(String method) throws Exception {
		HttpRequest request = request("/webhooks/" + this.key).method(method, BodyPublishers.noBody()).build();
		HttpResponse<String> answer = send(request);
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow")).contains("POST");
	}

	@Test
	void aBodyOfTwoMebibytesIsTaken() throws Exception {
		String start = "{\"id\":\"" + this.eventId + "\",\"x\":\"";
		String body = start + "y".repeat(LONGEST - start.length() - 2) + "\"}";
		assertThat(deliver(body).statusCode()).isEqualTo(200);
		assertThat(this.salesforce.all("ContentVersion"))
			.anySatisfy((file) -> assertThat(file).containsEntry("PathOnClient", this.eventId + ".json"));
	}

	@Test
	void aByteMoreIsTooLarge() throws Exception {
		assertThat(deliver("y".repeat(LONGEST + 1)).statusCode()).isEqualTo(413);
	}

	@Test
	void aChunkedBodyIsTooLargeOnceItIsAndNotBefore() throws Exception {
		byte[] chunk = "z".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
		BodyPublisher endless = BodyPublishers.ofByteArrays(Collections.nCopies(40, chunk));
		assertThat(endless.contentLength()).isNegative();
		assertThat(send(post(endless, Samples.SIGNING_SECRET)).statusCode()).isEqualTo(413);
	}

	@Test
	void aChunkedBodyOfGoodSizeIsTaken() throws Exception {
		byte[] bytes = event().getBytes(StandardCharsets.UTF_8);
		BodyPublisher chunked = BodyPublishers.ofByteArrays(List.of(bytes));
		assertThat(send(post(chunked, Samples.SIGNING_SECRET)).statusCode()).isEqualTo(200);
	}

	@Test
	void aCompressedBodyIsABadRequest() throws Exception {
		HttpRequest request = request("/webhooks/" + this.key).header("Content-Encoding", "gzip")
			.header(FakeGateway.SIGNATURE, Samples.SIGNING_SECRET)
			.POST(BodyPublishers.ofString(event()))
			.build();
		assertThat(send(request).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@MethodSource("oddHeaders")
	void oddHeadersDoNotMatter(String name, String value) throws Exception {
		HttpRequest request = request("/webhooks/" + this.key).header(name, value)
			.header(FakeGateway.SIGNATURE, Samples.SIGNING_SECRET)
			.POST(BodyPublishers.ofString(event()))
			.build();
		assertThat(send(request).statusCode()).isEqualTo(200);
	}

	static Stream<org.junit.jupiter.params.provider.Arguments> oddHeaders() {
		return Stream
			.of(List.of("Accept", "image/png"), List.of("Accept", "not a type"), List.of("Content-Type", "not a type"),
					List.of("Content-Type", "application/json; charset=nonsense"),
					List.of("Content-Type", "text/plain"), List.of("Origin", "https://evil.example"),
					List.of("Authorization", "Basic nonsense"), List.of("Cookie", "a=b"),
					List.of("X-HTTP-Method-Override", "DELETE"), List.of("Range", "bytes=0-1"))
			.map((pair) -> org.junit.jupiter.params.provider.Arguments.of(pair.get(0), pair.get(1)));
	}

	@Test
	void anOrgThatIsAwayIsUnavailableWithATimeToComeAgain() throws Exception {
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
		this.salesforce.away(FailureKind.AWAY);
		HttpResponse<String> answer = deliver("{\"id\":\"evt_away\"}");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(60);
	}

	@Test
	void anOrgThatHangsIsUnavailableBeforeTheGatewayGivesUp() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		holdWrites(gate);
		assertThat(deliver(event()).statusCode()).isEqualTo(503);
		gate.countDown();
	}

	@Test
	void aKeyThatCannotBeLookedUpIsUnavailableAndNotUnknown() throws Exception {
		this.clock.advance(Duration.ofMinutes(5));
		this.salesforce.away(FailureKind.AWAY);
		this.key = Samples.KEY;
		assertThat(deliver(event()).statusCode()).isEqualTo(503);
	}

	@Test
	void redisBeingAwayIsLeftToTheSweep() throws Exception {
		this.lanes.away(true);
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
		assertThat(stored()).isEqualTo(1);
	}

	@Test
	void aFullDoorIsUnavailableAndOpensAgain() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		holdWrites(gate);
		List<CompletableFuture<HttpResponse<String>>> held = Stream.of("a", "b", "c", "d")
			.map((id) -> post(BodyPublishers.ofString("{\"id\":\"" + this.eventId + id + "\"}"),
					Samples.SIGNING_SECRET))
			.map((request) -> this.client.sendAsync(request, BodyHandlers.ofString()))
			.toList();
		await().atMost(Duration.ofSeconds(3)).until(() -> this.load.requests() == 4);
		HttpResponse<String> refused = deliver(event());
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		gate.countDown();
		for (CompletableFuture<HttpResponse<String>> one : held) {
			assertThat(one.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
		}
		await().atMost(Duration.ofSeconds(5)).until(() -> this.load.requests() == 0);
		assertThat(deliver(event()).statusCode()).isEqualTo(200);
	}

	@Test
	void theUnexpectedIsUnavailableAndTheLogQuotesNothing(CapturedOutput output) throws Exception {
		assertThat(deliver("{\"id\":\"evt_x\",\"type\":\"explode\"}").statusCode()).isEqualTo(503);
		assertThat(output).contains("IllegalStateException").doesNotContain("donor data", Samples.SIGNING_SECRET);
	}

	private void holdWrites(CountDownLatch gate) {
		this.salesforce.onCall((rows) -> {
			try {
				if (!gate.await(10, TimeUnit.SECONDS)) {
					throw new IllegalStateException("The test never opened the gate");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Optional.empty();
		});
	}

	private String event() {
		return "{\"id\":\"" + this.eventId + "\"}";
	}

	private long stored() {
		return this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((row) -> this.eventId.equals(row.get("Event_Id__c")))
			.count();
	}

	private HttpResponse<String> deliver(String body) throws Exception {
		return send(post(BodyPublishers.ofString(body), Samples.SIGNING_SECRET));
	}

	private HttpRequest post(BodyPublisher body, String signature) {
		return request("/webhooks/" + this.key).header(FakeGateway.SIGNATURE, signature)
			.header("Content-Type", "application/json; charset=utf-8")
			.POST(body)
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.version(HttpClient.Version.HTTP_1_1)
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

}
