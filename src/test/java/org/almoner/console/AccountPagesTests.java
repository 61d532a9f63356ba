package org.almoner.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.event.EventTallies;
import org.almoner.gateway.GatewayException;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.InMemoryAccounts;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@SpringBootTest(classes = { WebTestApplication.class, AccountPagesTests.StandIns.class },
		webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the pages' tests, long enough", "almoner.admin-password=pages" })
@ExtendWith(OutputCaptureExtension.class)
class AccountPagesTests {

	private static final String HOSTILE = "<script>alert('x')</script>";

	private static final String API_KEY = "rk_test_5ecretOfTheTest";

	private static final String SIGNING = "whsec_5ecretOfTheTest";

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private InMemoryAccounts accounts;

	@Autowired
	private FakeEndpoints endpoints;

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private RecordingLanes lanes;

	@Autowired
	private HandTallies tallies;

	@LocalServerPort
	private int port;

	private @Nullable MockMvc web;

	static class StandIns {

		@Bean
		@Primary
		InMemoryAccounts inMemoryAccounts(InMemorySalesforce salesforce) {
			return new InMemoryAccounts(salesforce);
		}

		@Bean
		@Primary
		FakeEndpoints endpointsOfTheTest(GatewayAccounts accounts) {
			return new FakeEndpoints(accounts);
		}

		@Bean
		@Primary
		HandTallies handTallies() {
			return new HandTallies();
		}

	}

	/** Counts that a test sets. */
	static final class HandTallies implements EventTallies {

		private final Map<AccountKey, Tally> counts = new ConcurrentHashMap<>();

		@Override
		public Map<AccountKey, Tally> byAccount() {
			return Map.copyOf(this.counts);
		}

	}

	@BeforeEach
	void open() {
		this.web = MockMvcBuilders.webAppContextSetup(this.context).build();
	}

	@AfterEach
	void heal() {
		this.accounts.away(false);
		this.endpoints.fail(null);
		this.endpoints.find();
		this.salesforce.away(null);
		this.lanes.away(false);
	}

	@Test
	void aNewAccountIsADraftAndGoesOnToItsEndpoint() throws Exception {
		MockHttpServletResponse answer = send(firstStep("Web shop", "test", "Europe/London"));
		assertThat(answer.getStatus()).isEqualTo(302);
		GatewayAccount draft = named("Web shop");
		assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/accounts/" + draft.key() + "/connect");
		assertThat(draft.status()).isEqualTo(Status.DRAFT);
		assertThat(draft.timeZone().getId()).isEqualTo("Europe/London");
		assertThat(draft.endpoint().url()).isEqualTo("https://gifts.example.org/webhooks/" + draft.key());
	}

	@ParameterizedTest
	@CsvSource({ "'',test,UTC,Give the account a name", "A,both,UTC,Choose test or live",
			"A,test,Atlantis,Choose a time zone" })
	void whatIsWrongIsSaidBesideWhatWasTyped(String name, String mode, String zone, String sentence) throws Exception {
		MockHttpServletResponse answer = send(firstStep(name, mode, zone));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains(sentence, "https://gifts.example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://gifts.example.org", "gifts.example.org", "https://", "javascript:alert(1)",
			"https://u:p@gifts.example.org", "https://gifts.example.org?x=1", "ftp://gifts.example.org" })
	void aLiveAccountNeedsAPlainHttpsAddress(String address) throws Exception {
		int before = this.accounts.list().size();
		MockHttpServletResponse answer = send(firstStep("Live", "live", "UTC").with((request) -> {
			request.setParameter("address", address);
			return request;
		}));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains("address-error");
		assertThat(this.accounts.list()).hasSize(before);
	}

	@Test
	void theAddressIsAskedOnceAndRememberedByTheAccounts() throws Exception {
		send(firstStep("0 first by name", "test", "UTC"));
		assertThat(body(get("/admin/accounts/new"))).contains("value=\"https://gifts.example.org\"");
	}

	@Test
	void aDraftIsResumedWhereItWasLeft() throws Exception {
		GatewayAccount draft = draft("Left behind");
		assertThat(body(get("/admin/accounts"))).contains("Left behind", "/admin/accounts/" + draft.key() + "/connect");
		assertThat(body(get(path(draft, "/connect")))).contains("Webhook Endpoints: Write", "aria-current=\"step\"");
	}

	@Test
	void byHandShowsTheUrlTheEventsAndNoKey() throws Exception {
		GatewayAccount draft = draft("By hand");
		assertThat(body(get(path(draft, "/connect")).param("way", "hand"))).contains(
				"https://gifts.example.org/webhooks/" + draft.key(), "charge.succeeded", "payout.paid", "whsec_…");
	}

	@Test
	void aTriedKeyIsJudgedPermissionByPermissionAndNeverShown() throws Exception {
		GatewayAccount draft = draft("Tried");
		String page = body(post(path(draft, "/connect/try")).param("way", "key").param("apiKey", API_KEY));
		assertThat(page).contains("<html", FakeEndpoints.NEEDED, "✓ there", "Payouts: Read", "✗ missing",
				FakeEndpoints.merchant(Secret.of(API_KEY)), "Charity &lt;b&gt;&amp; Co&lt;/b&gt;");
		assertThat(page).doesNotContain(API_KEY);
	}

	@Test
	void htmxGetsTheVerdictAlone() throws Exception {
		String part = body(post(path(draft("Live check"), "/connect/try")).header("HX-Request", "true")
			.param("apiKey", "rk_test_poor"));
		assertThat(part).contains("✗ needed", "This key can&#39;t be used yet").doesNotContain("<html", "rk_test_poor");
	}

	@Test
	void aKeyOfTheOtherModeIsRefusedInWords() throws Exception {
		String page = body(post(path(draft("Mode"), "/connect/try")).param("apiKey", "rk_live_other"));
		assertThat(page).contains("This is a key of live mode").doesNotContain("rk_live_other");
	}

	@Test
	void aGoodKeyConnectsAndTheTestIsNext() throws Exception {
		GatewayAccount draft = draft("Connects");
		MockHttpServletResponse answer = send(
				post(path(draft, "/connect")).param("way", "key").param("apiKey", "rk_test_good"));
		assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/accounts/" + draft.key() + "/test");
		GatewayAccount connected = again(draft);
		assertThat(connected.status()).isEqualTo(Status.CONNECTED);
		assertThat(connected.endpoint().id()).isEqualTo("we_1Fake");
	}

	@Test
	void aRefusedKeyLeavesTheDraftAndSaysWhatItLacks() throws Exception {
		GatewayAccount draft = draft("Refused");
		MvcResult result = result(post(path(draft, "/connect")).param("way", "key").param("apiKey", "rk_test_poor"));
		assertThat(result.getResponse().getStatus()).isEqualTo(422);
		assertThat(result.getResponse().getContentAsString()).contains("The key lacks " + FakeEndpoints.NEEDED)
			.doesNotContain("rk_test_poor");
		assertThat(String.valueOf(result.getModelAndView())).doesNotContain("rk_test_poor");
		assertThat(again(draft).status()).isEqualTo(Status.DRAFT);
	}

	@Test
	void byHandConnectsAndTakesTheIdentity() throws Exception {
		GatewayAccount draft = draft("Hand made");
		send(byHand(draft).param("merchant", "acct_1Hand"));
		GatewayAccount connected = again(draft);
		assertThat(connected.status()).isEqualTo(Status.CONNECTED);
		assertThat(connected.providerAccountId()).isEqualTo("acct_1Hand");
		assertThat(connected.credentials().signingSecrets().getFirst().secret().reveal()).isEqualTo(SIGNING);
		MockHttpServletResponse second = send(byHand(draft("Second")).param("merchant", "acct_1Hand"));
		assertThat(second.getStatus()).isEqualTo(409);
		assertThat(second.getContentAsString()).contains("It belongs to “Hand made” already", "acct_1Hand")
			.doesNotContain(SIGNING);
	}

	@ParameterizedTest
	@CsvSource({ "hand,signingSecret,rk_test_inTheWrongField,begins with whsec_",
			"hand,signingSecret,'whsec_with space',begins with whsec_", "key,apiKey,whsec_inTheWrongField,no API key",
			"key,apiKey,'',Paste the key" })
	void whatWasPastedIntoTheWrongFieldIsRefusedUnquoted(String way, String field, String pasted, String sentence)
			throws Exception {
		MockHttpServletResponse answer = send(
				post(path(draft("Wrong"), "/connect")).param("way", way).param(field, pasted));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains(sentence);
		if (!pasted.isEmpty()) {
			assertThat(answer.getContentAsString()).doesNotContain(pasted);
		}
	}

	@Test
	void aTestEventGoesTheWholeWay() throws Exception {
		GatewayAccount account = reachable("Whole way");
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).contains("?event=evt_almoner_test_");
		String event = next.substring(next.indexOf('=') + 1);
		assertThat(body(get(next))).contains("Reached the door", "There is a Gateway Event of it",
				"account&#39;s queue", "hx-trigger=\"load delay:2s\"");
		work(event);
		String way = body(get(path(account, "/test/way")).param("event", event).param("looks", "3"));
		assertThat(way).contains("It went the whole way", "Being a test it leads to no record")
			.doesNotContain("hx-get", "<html");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:1,NOBODY_THERE", "http://nowhere.invalid,NO_SUCH_HOST" })
	void anAddressThatLeadsNowhereIsExplained(String base, String answer) throws Exception {
		GatewayAccount account = connected("Nowhere", base);
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).endsWith("?refused=" + answer);
		assertThat(body(get(next))).contains(DoorAnswer.valueOf(answer).action().replace("'", "&#39;"), "failed");
	}

	@Test
	void anAddressWithoutTlsIsExplained() throws Exception {
		GatewayAccount account = connected("No TLS", "https://localhost:" + this.port);
		assertThat(send(post(path(account, "/test"))).getRedirectedUrl()).endsWith("?refused=UNTRUSTED");
	}

	@Test
	void aDisabledAccountIsTurnedAwayAtTheDoorInWords() throws Exception {
		GatewayAccount account = reachable("Turned away");
		Credentials kept = account.credentials();
		this.accounts.disable(account.key());
		this.accounts.reseal(account.key(), null, kept);
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).endsWith("?refused=INACTIVE");
		assertThat(body(get(next))).contains("(403)");
	}

	@ParameterizedTest
	@CsvSource({ "200,ARRIVED", "301,REDIRECTED", "400,UNSIGNED", "401,GUARDED", "403,INACTIVE", "404,UNKNOWN",
			"503,UNAVAILABLE", "204,ODD", "500,ODD" })
	void everyAnswerOfADoorHasAMeaning(int status, DoorAnswer meaning) {
		assertThat(DoorAnswer.ofStatus(status)).isEqualTo(meaning);
	}

	@Test
	void theWayIsShownWhileSalesforceOrRedisIsAway() throws Exception {
		String id = "evt_almoner_test_" + "0".repeat(32);
		GatewayAccount account = reachable("Away");
		this.salesforce.away(FailureKind.AWAY);
		this.lanes.away(true);
		assertThat(body(get(path(account, "/test")).param("event", id)))
			.contains("Salesforce can&#39;t be worked with now", "Redis can&#39;t be asked now");
	}

	@Test
	void aWorkerThatDoesNotComeIsNamedAndThePageStopsLooking() throws Exception {
		String id = "evt_almoner_test_" + "1".repeat(32);
		String way = body(get(path(reachable("No worker"), "/test/way")).param("event", id).param("looks", "99999"));
		assertThat(way).contains("No worker has taken it yet").doesNotContain("hx-get");
	}

	@Test
	void theEndWaitsForTheFirstEventOfTheGatewayItself() throws Exception {
		GatewayAccount account = reachable("Waits");
		send(post(path(account, "/test")));
		assertThat(body(get(path(account, "/done")))).contains("Waiting for the first event", "load delay:10s");
		this.salesforce.create(List.of(Row.of("Gateway_Event__c")
			.with("Gateway_Key__c", account.key().externalId("evt_real"))
			.with("Gateway_Account__c", account.id())
			.with("Event_Id__c", "evt_real")
			.with("Event_Type__c", "charge.succeeded")
			.with("Status__c", "Processed")
			.with("Received_At__c", Instant.parse("2026-11-21T12:00:00Z"))));
		assertThat(body(get(path(account, "/done/first")))).contains("Events arrive", "charge.succeeded, Processed")
			.doesNotContain("hx-get");
	}

	@Test
	void aCheckSaysWhatItMeansAndWhatToDo() throws Exception {
		GatewayAccount account = reachable("Checked");
		this.endpoints.find(second());
		String page = body(post(path(account, "/check")));
		assertThat(page).contains("A second endpoint leads here", "Gifts come twice", "Delete one", "More than one");
		assertThat(body(get(path(account, "")))).contains("A second endpoint leads here", "Attention");
	}

	@Test
	void aRepairShowsItsStepsBeforeItDoesThem() throws Exception {
		GatewayAccount account = reachable("Repaired");
		this.endpoints.find(second());
		assertThat(body(get(path(account, "/repair")))).contains("Mend: A second endpoint leads here", "Do this");
		assertThat(this.endpoints.check(account.key()).findings()).hasSize(1);
		assertThat(send(post(path(account, "/repair"))).getRedirectedUrl()).isEqualTo(path(account, ""));
		assertThat(again(account).endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
	}

	@Test
	void aGatewayThatIsAwayIsSaidOnThePage() throws Exception {
		GatewayAccount account = reachable("Gateway away");
		this.endpoints.fail(new GatewayException(GatewayException.Kind.UNAVAILABLE, "Stripe does not answer", null));
		MockHttpServletResponse answer = send(post(path(account, "/check")));
		assertThat(answer.getStatus()).isEqualTo(502);
		assertThat(answer.getContentAsString()).contains("Stripe does not answer.", "Gateway away");
	}

	@Test
	void aSecretMadeByHandIsReplacedByThePastedOne() throws Exception {
		GatewayAccount account = reachable("Rolled");
		assertThat(send(post(path(account, "/rotate")).param("signingSecret", "nonsense")).getStatus()).isEqualTo(422);
		MvcResult result = result(post(path(account, "/rotate")).param("signingSecret", " " + SIGNING + "2 "));
		assertThat(result.getResponse().getStatus()).isEqualTo(302);
		assertThat(String.valueOf(result.getFlashMap())).contains("replaced").doesNotContain(SIGNING);
		assertThat(again(account).credentials().signingSecrets().getFirst().secret().reveal()).isEqualTo(SIGNING + "2");
		assertThat(body(get(path(account, "")))).contains("the one before is good until").doesNotContain("whsec_");
	}

	@Test
	void anAccountIsDisabledOnlyByItsName() throws Exception {
		GatewayAccount account = reachable("To be disabled");
		this.tallies.counts.put(account.key(), new EventTallies.Tally(3, 7));
		assertThat(body(get(path(account, "/disable")))).contains("<strong>3</strong>", "<strong>7</strong>");
		assertThat(send(post(path(account, "/disable")).param("name", "to be")).getStatus()).isEqualTo(422);
		assertThat(again(account).isActive()).isTrue();
		assertThat(send(post(path(account, "/disable")).param("name", "To be disabled")).getStatus()).isEqualTo(302);
		assertThat(again(account).status()).isEqualTo(Status.DISABLED);
		assertThat(body(get(path(account, "")))).contains("Connect again");
	}

	@Test
	void hostileNamesAreText() throws Exception {
		GatewayAccount account = reachable(HOSTILE);
		this.endpoints.find(new Finding(EndpointHealth.MISSING, HOSTILE, HOSTILE, HOSTILE, true));
		assertThat(List.of(body(get("/admin/accounts")), body(get(path(account, ""))),
				body(post(path(account, "/check"))), body(get(path(account, "/repair"))),
				body(get(path(account, "/rotate"))), body(get(path(account, "/disable"))),
				body(get(path(account, "/test"))), body(get(path(account, "/done"))),
				send(firstStep(HOSTILE, "both", HOSTILE)).getContentAsString(StandardCharsets.UTF_8),
				body(get(path(draft(HOSTILE), "/connect")).param("address", HOSTILE))))
			.allSatisfy((page) -> assertThat(page).contains("&lt;script&gt;").doesNotContain(HOSTILE));
	}

	@Test
	void noSecretIsInAnyPageOrLog(CapturedOutput output) throws Exception {
		GatewayAccount draft = draft("Secrets");
		send(post(path(draft, "/connect/try")).param("apiKey", API_KEY));
		send(byHand(draft).param("apiKey", API_KEY));
		assertThat(again(draft).credentials().optionalApiKey()).isPresent();
		for (String page : List.of("", "/test", "/done", "/repair", "/rotate", "/disable")) {
			assertThat(body(get(path(draft, page)))).as(page).doesNotContain(API_KEY, SIGNING);
		}
		assertThat(output.getAll()).doesNotContain(API_KEY, SIGNING);
	}

	@Test
	void pagesOpenAndSaySoWhileSalesforceIsAway() throws Exception {
		GatewayAccount account = reachable("Org away");
		this.accounts.away(true);
		assertThat(body(get("/admin/accounts"))).contains("Salesforce can&#39;t be worked with now");
		assertThat(body(get("/admin/accounts/new"))).contains("Salesforce can&#39;t be worked with now", "Go on");
		MockHttpServletResponse one = send(get(path(account, "")));
		assertThat(one.getStatus()).isEqualTo(503);
		assertThat(one.getContentAsString()).contains("This page can&#39;t be shown now", "<html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "abcdefghijkl012345678901", "ABCDEFGHIJKL012345678901" })
	void anUnknownAccountIsAPageOfItsOwn(String key) throws Exception {
		MockHttpServletResponse answer = send(get("/admin/accounts/" + key));
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString()).contains("There is no such page", "<html");
	}

	@Test
	void troubleThatNobodyExpectsIsNotDressedUp() {
		assertThat(AccountTrouble.of(new IllegalStateException("a mistake of ours"))).isEmpty();
		assertThat(AccountTrouble.of(new SalesforceException(FailureKind.LIMIT, "L", "Too many calls", null)))
			.hasValueSatisfying((trouble) -> assertThat(trouble.words()).contains("Too many calls.", "API Requests"));
	}

	private static Finding second() {
		return new Finding(EndpointHealth.DUPLICATE, "A second endpoint leads here.", "Gifts come twice.",
				"Delete one.", true);
	}

	private static MockHttpServletRequestBuilder firstStep(String name, String mode, String zone) {
		return post("/admin/accounts/new").param("name", name)
			.param("mode", mode)
			.param("timeZone", zone)
			.param("giftModel", "Gift Transaction")
			.param("address", "https://gifts.example.org/");
	}

	private static MockHttpServletRequestBuilder byHand(GatewayAccount account) {
		return post(path(account, "/connect")).param("way", "hand").param("signingSecret", SIGNING);
	}

	private GatewayAccount draft(String name) {
		return this.accounts.create(Samples.newAccount(name, null, Credentials.none()));
	}

	private GatewayAccount connected(String name, String base) {
		GatewayAccount draft = draft(name);
		return this.endpoints.connect(draft.key(), URI.create(base), null,
				Secret.of(SIGNING));
	}

	private GatewayAccount reachable(String name) {
		return connected(name, "http://localhost:" + this.port);
	}

	private GatewayAccount named(String name) {
		return this.accounts.list().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	private GatewayAccount again(GatewayAccount account) {
		return this.accounts.find(account.key()).orElseThrow();
	}

	private void work(String eventId) {
		Map<String, String> row = this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((one) -> eventId.equals(one.get("Event_Id__c")))
			.findFirst()
			.orElseThrow();
		RecordId id = new RecordId(String.valueOf(row.get("Id")));
		this.salesforce.edit(id, "Status__c", "Ignored");
		this.salesforce.edit(id, "Status_Reason__c", "A test event");
	}

	private static String path(GatewayAccount account, String rest) {
		return "/admin/accounts/" + account.key() + rest;
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = send(request);
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = result(request).getResponse();
		answer.setCharacterEncoding("UTF-8");
		return answer;
	}

	private MvcResult result(MockHttpServletRequestBuilder request) throws Exception {
		return java.util.Objects.requireNonNull(this.web).perform(request).andReturn();
	}

}
