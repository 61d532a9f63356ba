package org.almoner.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.almoner.account.Secret;
import org.almoner.gateway.GatewayException;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.FakeGateway;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the API's tests, long enough", "almoner.admin-password=right-ü",
				"almoner.public-url=https://gifts.example.org/" })
class AdminApiTests {

	private static final String SHOP = "{\"name\":\"Shop\",\"provider\":\"Stripe\",\"testMode\":true";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private RecordingLanes lanes;

	@Autowired
	private InMemoryLocks queueLocks;

	@Autowired
	private FakeEndpoints stripe;

	@Autowired
	private HandClock clock;

	@AfterEach
	void heal() {
		this.salesforce.away(null);
		this.stripe.fail(null);
		this.queueLocks.away(false);
		this.lanes.away(false);
		this.clock.advance(Lockout.WINDOW.plusSeconds(1));
	}

	@Test
	void aSigningSecretAloneConnectsAtOnceAndItsEndpointTakesEvents() throws Exception {
		HttpResponse<String> made = create(SHOP + ",\"signingSecret\":\"whsec_1\"}");
		assertThat(made.statusCode()).isEqualTo(201);
		JsonNode account = json(made);
		String key = account.path("key").asString();
		assertThat(account.path("endpointUrl").asString()).isEqualTo("https://gifts.example.org/webhooks/" + key);
		assertThat(account.path("status").asString()).isEqualTo("Connected");
		assertThat(account.path("endpointHealth").asString()).isEqualTo("Unchecked");
		assertThat(account.path("credentials").path("signingSecret").asBoolean()).isTrue();
		assertThat(account.path("credentials").path("apiKey").asBoolean()).isFalse();
		assertThat(made.headers().firstValue("Location")).contains("/api/accounts/" + key);
		HttpRequest delivery = request("/webhooks/" + key).header(FakeGateway.SIGNATURE, "whsec_1")
			.POST(BodyPublishers.ofString("{\"id\":\"evt_api\"}"))
			.build();
		assertThat(send(delivery).statusCode()).isEqualTo(200);
	}

	@Test
	void bothSecretsMakeAManualEndpointWithLookUpsAndNeitherIsEverShown() throws Exception {
		HttpResponse<String> made = create(SHOP + ",\"signingSecret\":\"whsec_shown\",\"apiKey\":\"rk_test_shown\"}");
		String key = json(made).path("key").asString();
		HttpResponse<String> shown = get("/api/accounts/" + key);
		assertThat(json(shown).path("credentials").path("apiKey").asBoolean()).isTrue();
		assertThat(made.body() + shown.body() + get("/api/accounts").body() + get("/api/status").body())
			.doesNotContain("whsec_shown", "rk_test_shown", "v1.");
	}

	@Test
	void withoutCredentialsItIsADraft() throws Exception {
		assertThat(json(create(SHOP + "}")).path("status").asString()).isEqualTo("Draft");
	}

	@Test
	void anApiKeyAloneMakesTheEndpointAndConnects() throws Exception {
		HttpResponse<String> made = create(SHOP + ",\"apiKey\":\"rk_test_alone\"}");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(json(made).path("status").asString()).isEqualTo("Connected");
		assertThat(json(made).path("endpointHealth").asString()).isEqualTo("Healthy");
		assertThat(this.stripe.of("test_alone")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "rk_live_x,live mode", "rk_test_x-poor,Webhook Endpoints: Write", "nonsense,does not know this key" })
	void aKeyThatWillNotDoIsUnprocessableAndLeavesNothing(String apiKey, String words) throws Exception {
		int before = this.salesforce.all("Gateway_Account__c").size();
		HttpResponse<String> refused = create(SHOP + ",\"apiKey\":\"" + apiKey + "\"}");
		assertProblem(refused, 422);
		assertThat(json(refused).path("detail").asString()).contains(words).doesNotContain(apiKey);
		assertThat(this.salesforce.all("Gateway_Account__c")).hasSize(before);
	}

	@Test
	void aGatewayThatIsAwayIsABadGatewayAndTheDraftIsNamed() throws Exception {
		this.stripe.fail(GatewayException.Kind.UNAVAILABLE);
		HttpResponse<String> refused = create(SHOP + ",\"apiKey\":\"rk_test_away\"}");
		assertProblem(refused, 502);
		String key = json(refused).path("account").asString();
		assertThat(json(get("/api/accounts/" + key)).path("status").asString()).isEqualTo("Draft");
		this.stripe.fail(null);
		assertThat(post(key, "connect", "{\"apiKey\":\"rk_test_away\"}").statusCode()).isEqualTo(200);
		assertThat(this.stripe.of("test_away")).hasSize(1);
	}

	@Test
	void anEndpointLivesThroughTheApi() throws Exception {
		String key = json(create(SHOP + ",\"apiKey\":\"rk_test_life\"}")).path("key").asString();
		this.stripe.switchOff(Secret.of("rk_test_life"), this.stripe.of("test_life").getFirst().id());
		JsonNode check = json(post(key, "check", ""));
		assertThat(check.path("endpointHealth").asString()).isEqualTo("Disabled");
		JsonNode dry = json(post(key, "repair", "{\"dryRun\":true}"));
		assertThat(dry.path("done").asBoolean()).isFalse();
		assertThat(dry.path("steps")).hasSize(1);
		JsonNode repaired = json(post(key, "repair", ""));
		assertThat(repaired.path("check").path("endpointHealth").asString()).isEqualTo("Healthy");
		assertThat(post(key, "rotate", "").statusCode()).isEqualTo(200);
		assertProblem(post(key, "rotate", ""), 409);
		assertThat(json(post(key, "disable", "{}")).path("status").asString()).isEqualTo("Disabled");
		assertProblem(post(key, "check", ""), 409);
		assertProblem(post(key, "connect", "{}"), 400);
		assertProblem(post(key, "repair", "{\"dryRun\":\"yes\"}"), 400);
		assertProblem(post(Samples.KEY.value(), "check", ""), 404);
		assertProblem(post("x", "check", ""), 404);
	}

	@Test
	void aSigningSecretOfAnotherAccountIsAConflictAndLeavesNothing() throws Exception {
		create(SHOP + ",\"signingSecret\":\"whsec_twice\"}");
		int before = this.salesforce.all("Gateway_Account__c").size();
		assertProblem(create(SHOP + ",\"signingSecret\":\"whsec_twice\"}"), 409);
		assertThat(this.salesforce.all("Gateway_Account__c")).hasSize(before);
	}

	@Test
	void aRedisThatIsAwayIsUnavailable() throws Exception {
		String key = json(create(SHOP + "}")).path("key").asString();
		this.queueLocks.away(true);
		assertProblem(post(key, "connect", "{\"apiKey\":\"rk_test_1\"}"), 503);
	}

	@Test
	void aTakenIdentityIsAConflict() throws Exception {
		String body = SHOP + ",\"signingSecret\":\"whsec_taken\",\"providerAccountId\":\"acct_taken\"}";
		assertThat(create(body).statusCode()).isEqualTo(201);
		HttpResponse<String> second = create(body);
		assertProblem(second, 409);
		assertThat(json(second).path("detail").asString()).contains("acct_taken", "Shop");
		assertThat(create(body.replace("true", "false").replace("whsec_taken", "whsec_other")).statusCode())
			.isEqualTo(201);
	}

	@Test
	void everyWrongFieldIsNamedAtOnce() throws Exception {
		HttpResponse<String> refused = create("{\"name\":\"" + "n".repeat(81)
				+ "\",\"provider\":\"PayPal\",\"timeZone\":\"Mars/Base\",\"giftModel\":7,\"colour\":\"red\"}");
		assertProblem(refused, 400);
		assertThat(json(refused).path("fields").propertyNames()).containsExactlyInAnyOrder("name", "provider",
				"testMode", "timeZone", "giftModel", "colour");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "5", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "name=Shop",
			"{\"name\":{\"$gt\":\"\"},\"provider\":\"Stripe\",\"testMode\":true}",
			"{\"name\":\" \",\"provider\":\"Stripe\",\"testMode\":true}",
			"{\"name\":\"x\",\"provider\":\"Stripe\",\"testMode\":\"true\"}",
			"{\"name\":\"x\",\"provider\":\"Stripe\",\"testMode\":true,\"signingSecret\":\"\"}",
			"{\"name\":\"x\",\"provider\":\"Stripe\",\"testMode\":true,\"providerAccountId\":\"' OR 1=1\"}" })
	void aBadBodyIsABadRequest(String body) throws Exception {
		assertProblem(create(body), 400);
	}

	@Test
	void aBodyThatIsTooLargeIsRefused() throws Exception {
		assertProblem(create("{\"name\":\"" + "n".repeat(70_000) + "\"}"), 413);
	}

	@Test
	void onlyJsonIsTakenSoThatNoForgedFormWorks() throws Exception {
		HttpRequest form = authorized("/api/accounts").header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(SHOP + "}"))
			.build();
		assertProblem(send(form), 415);
	}

	@Test
	void anOrgThatIsAwayIsUnavailable() throws Exception {
		this.salesforce.away(FailureKind.AWAY);
		assertProblem(create(SHOP + "}"), 503);
		assertProblem(get("/api/accounts"), 503);
		assertProblem(get("/api/accounts/" + Samples.KEY), 503);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/accounts/abcdefghijkl012345678901", "/api/accounts/x", "/api/nothing" })
	void whatIsNotThereIsNotFound(String path) throws Exception {
		assertProblem(get(path), 404);
	}

	@Test
	void theStatusTellsOfEverything() throws Exception {
		create(SHOP + ",\"signingSecret\":\"whsec_status\"}");
		JsonNode status = json(get("/api/status"));
		assertThat(status.path("roles").toString()).contains("web", "worker");
		assertThat(status.path("salesforce").path("reachable").asBoolean()).isTrue();
		assertThat(status.path("salesforce").path("callLimit").asInt()).isEqualTo(100_000);
		assertThat(status.path("redis").path("reachable").asBoolean()).isTrue();
		assertThat(status.path("accounts").get(0).path("status").asString()).isNotEmpty();
		assertThat(status.path("door").path("requests").asInt()).isZero();
		assertThat(status.has("version")).isTrue();
		assertThat(status.path("uptimeSeconds").isNumber()).isTrue();
	}

	@Test
	void theStatusTellsOfWhatIsAway() throws Exception {
		this.salesforce.away(FailureKind.AWAY);
		this.lanes.away(true);
		HttpResponse<String> answer = get("/api/status");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(json(answer).path("salesforce").path("reachable").asBoolean(true)).isFalse();
		assertThat(json(answer).path("redis").path("reachable").asBoolean(true)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/status", "/api/accounts", "/actuator/prometheus", "/actuator/health", "/actuator",
			"/anything" })
	void withoutThePasswordNothingIsShown(String path) throws Exception {
		HttpResponse<String> refused = send(request(path).GET().build());
		assertProblem(refused, 401);
		assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
		assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "admin,wrong", "root,right-ü", "Admin,right-ü", "admin,''", "admin,right" })
	void aWrongUserOrPasswordIsRefused(String user, String password) throws Exception {
		assertProblem(send(authorized("/api/status", user, password).GET().build()), 401);
	}

	@Test
	void tooManyWrongPasswordsLockTheAddressOutForAWhile() throws Exception {
		for (int index = 0; index < Lockout.TRIES; index++) {
			send(authorized("/api/status", "admin", "wrong" + index).GET().build());
		}
		HttpResponse<String> locked = get("/api/status");
		assertProblem(locked, 429);
		assertThat(locked.headers().firstValue("Retry-After")).isPresent();
		this.clock.advance(Lockout.WINDOW.plus(Duration.ofSeconds(1)));
		assertThat(get("/api/status").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/liveness", "/actuator/health/readiness" })
	void thePlatformMayAskWhetherWeLive(String path) throws Exception {
		assertThat(send(request(path).GET().build()).statusCode()).isEqualTo(200);
	}

	private void assertProblem(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(json(answer).path("status").asInt()).isEqualTo(status);
		assertThat(json(answer).path("detail").asString("")).isNotBlank();
	}

	private HttpResponse<String> post(String key, String what, String body) throws Exception {
		return send(authorized("/api/accounts/" + key + "/" + what).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private HttpResponse<String> create(String body) throws Exception {
		return send(authorized("/api/accounts").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(authorized(path).GET().build());
	}

	private HttpRequest.Builder authorized(String path) {
		return authorized(path, "admin", "right-ü");
	}

	private HttpRequest.Builder authorized(String path, String user, String password) {
		byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
		return request(path).header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.version(HttpClient.Version.HTTP_1_1)
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
