package org.almoner.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.WebhookEndpointCreateParams;
import org.almoner.account.AccountKey;
import org.almoner.sandbox.Sandbox;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.stripe.Destination;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.SeededPayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An admin's way through the console, from an empty org on. One story: each test goes on
 * where the one before ended.
 */
@RequiresChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AdminJourneyTests {

	private static final String PASSWORD = "journeys-of-an-admin";

	private static final String API_KEY = "rk_test_JourneysOwnKey4711";

	private static final String TIES = "po_1Journey";

	private static final String DETAIL = """
			The payout is 284.29 USD. Stripe lists 8 lines, net 284.29 USD; Salesforce has 8 lines, net 294.29 USD.

			Differences:
			- GT-0000004 (ch_1): gross is 90.00 USD at Stripe and 100.00 USD in Salesforce
			""";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, PASSWORD, "--almoner.posting.linger=50ms");

	// after the start, which puts logging in order anew
	private final SecretSearch search = SecretSearch.listening();

	private final Browser browser = Browser.at(this.sandbox.app());

	private String account = "";

	@AfterEach
	void everyPageKeepsToItsPolicy() {
		this.search.page(this.browser.source());
		assertThat(this.browser.complaints()).noneMatch((line) -> line.contains("Content Security Policy"));
	}

	@AfterAll
	void stop() {
		this.search.close();
		this.browser.close();
		this.sandbox.close();
	}

	@Test
	@Order(1)
	void fromAnEmptyOrgThroughTheSetUpToAFirstGift() {
		this.sandbox.stripe().allow(API_KEY);
		this.browser.open("/admin/accounts").see("Sign in").shot("sign-in");
		this.browser.fill("Password", PASSWORD).press("Sign in").see("Gateway Accounts").press("Add a Gateway Account");
		this.browser.fill("Name", "Stripe, spring appeal").tick("Test.").fill("Time zone", "Europe/London");
		this.browser.tick("Gift Transaction.")
			.shot("wizard-1-account")
			.press("Go on")
			.see("Connect “Stripe, spring appeal”");
		this.browser.press("I make it by hand").see("Endpoint URL, to copy").shot("wizard-2-by-hand");
		this.browser.press("Almoner makes the endpoint (recommended)");
		this.browser.fill("Restricted or secret key", API_KEY).press("Check this key").see("This key has all");
		this.browser.shot("wizard-2-key").press("Connect").see("See that events arrive");
		this.account = this.browser.path().split("/", -1)[3];
		this.browser.press("Send a test event").see("through the whole way").shot("wizard-3-test");
		this.browser.open("/admin/accounts/" + this.account + "/done").see("Stripe, spring appeal");

		happens("charge.succeeded", charge("1", "Ada Lovelace"));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.sandbox.org().records("Gift_Transaction__c")).hasSize(1));
		this.browser.open("/admin/accounts/" + this.account + "/done")
			.see("charge.succeeded, Processed")
			.shot("wizard-4-done");
		this.browser.open("/admin/events/" + this.account + "/evt_charge_1").see("Processed").see("What was written");
		this.browser.shot("event");
	}

	@Test
	@Order(2)
	void aSecondEndpointOnStripeTurnsTheLightAndARepairHealsIt() throws StripeException {
		Destination own = this.sandbox.stripe().destinations().getFirst();
		stripe().v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl(own.url() + "/")
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CHARGE__SUCCEEDED)
				.build());
		this.browser.open("/admin/accounts/" + this.account)
			.press("Check now")
			.see("What it means")
			.see("A second endpoint leads here");
		this.browser.shot("account-duplicate").press("Repair…").see("Do this").shot("repair").press("Do this");
		this.browser.see("Healthy");
		assertThat(this.sandbox.stripe().destinations()).hasSize(1);
		this.browser.open("/admin/accounts/" + this.account).see("Healthy").shot("account");
		this.browser.open("/admin/accounts").see("Healthy").shot("accounts");
	}

	@Test
	@Order(3)
	void aFailedEventIsFoundDryRunAndReplayed() {
		this.sandbox.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.refusedRows("FIELD_CUSTOM_VALIDATION_EXCEPTION",
					(row) -> Objects.toString(row.get("Gateway_Key__c"), "").endsWith(":ch_bad")));
		happens("charge.succeeded", charge("bad", "Grace Hopper"));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(event("evt_charge_bad")).containsEntry("Status__c", "Failed"));
		this.browser.open("/admin/failed").see("evt_charge_bad").see("What to do").shot("failed");
		this.browser.press("Dry run").see("Payment Intent Id").shot("dry-run");

		this.sandbox.org().faults().clear();
		this.browser.open("/admin/failed").see("evt_charge_bad").press("Replay").see("Put back to Received");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(event("evt_charge_bad")).containsEntry("Status__c", "Processed"));
		this.browser.open("/admin/failed").see("No event has failed.");
	}

	@Test
	@Order(4)
	void whatDonorsWriteIsShownAsTextAndOnlyWhenAsked() {
		happens("charge.succeeded", charge("script", "<script>document.title='broken into'</script>"));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(event("evt_charge_script")).containsEntry("Status__c", "Processed"));
		this.browser.open("/admin/events/" + this.account + "/evt_charge_script").see("•••");
		assertThat(this.browser.text()).doesNotContain("broken into");
		this.browser.press("Show personal data").see("<script>document.title='broken into'</script>");
		assertThat(this.browser.title()).contains("Almoner");
		this.browser.open("/admin/logs").see("ersonal").shot("logs");
	}

	@Test
	@Order(5)
	void aBookkeeperFollowsAPayoutFromItsMonthToAGiftAndOntoPaper() {
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		AccountKey key = new AccountKey(this.account);
		SeededPayout ties = SeededPayout.ofACharity(this.sandbox.org(), key, TIES,
				Map.of("Arrival_Date__c", today, "Reconciled_At__c", today + "T02:00:00Z"));
		SeededPayout off = SeededPayout.ofACharity(this.sandbox.org(), key, "po_1JourneyOff",
				Map.of("Arrival_Date__c", today, "Amount__c", "284.29", "Reconciliation_Status__c", "Unreconciled",
						"Reconciliation_Balance__c", "-10", "Reconciliation_Detail__c", DETAIL));
		this.browser.open("/admin/payouts").see("1 of 2 ties, 1 does not tie").press(TIES);
		this.browser.see("The lines come to the payout exactly.").shot("payout");
		String gift = this.browser.texts("td[data-label=Gift] a").getFirst();
		this.browser.press(gift).see("Why " + gift + " says what it says");
		this.browser.open(off.page()).see("gross is 90.00 USD at Stripe").shot("payout-unreconciled");
		this.browser.onPaper().open(ties.page() + "/print").shot("payout-print");
		assertThat(this.browser.overflows()).as("wider than paper").isFalse();
		assertThat(this.browser.hides(".scroll")).as("cut off at the edge of the paper").isFalse();
		assertThat(this.browser.text()).contains("294.29 USD", "Spring appeal").doesNotContain("Sign out", "CSV");
		this.browser.onScreen();
	}

	@Test
	@Order(6)
	void everyPageCanBeReadOnAPhoneInTheDarkAndWithoutScripts() {
		List<StripeEvent> month = CharityMonth
			.generate(1, 300, Instant.now().minus(Duration.ofDays(30)),
					MonthOptions.EVERYTHING.forAccount("acct_1Sandbox", false))
			.events();
		Stream<StripeEvent> payouts = month.stream().filter((one) -> one.type().startsWith("payout."));
		this.sandbox.stripe()
			.happen(Stream.concat(month.stream().limit(80), payouts.limit(8)).distinct().toList(),
					StripePoster.Manner.ORDERLY);
		await().atMost(PATIENCE).until(() -> this.sandbox.org().count("Gateway_Payout__c") > 2);
		pages().forEach((page, path) -> this.browser.open(path).shot(page));
		this.browser.onAPhone().inTheDark().withoutScripts();
		pages().forEach((page, path) -> {
			this.browser.open(path).shot(page + "-phone");
			assertThat(this.browser.texts("h1")).as(path).hasSize(1);
			assertThat(this.browser.overflows()).as(path + " is wider than a phone").isFalse();
			this.search.page(this.browser.source());
		});
		this.browser.withScripts().atADesk();
	}

	private Map<String, String> pages() {
		String gift = String.valueOf(this.sandbox.org().records("Gift_Transaction__c").getFirst().get("Id"));
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("overview", "/admin");
		pages.put("events", "/admin/events");
		pages.put("record", "/admin/records/Gift_Transaction__c/" + gift);
		pages.put("payouts", "/admin/payouts");
		pages.put("payout", "/admin/payouts/" + this.account + "/" + TIES);
		pages.put("logs-all", "/admin/logs");
		pages.put("accounts-all", "/admin/accounts");
		return pages;
	}

	@Test
	@Order(7)
	void noSecretIsInRecordsRedisLogsOrPages() {
		Map<String, String> secrets = new LinkedHashMap<>();
		secrets.put("admin password", PASSWORD);
		secrets.put("API key", API_KEY);
		secrets.put("org's client secret", this.sandbox.org().clientSecret());
		secrets.put("sealing key", "a secret of the sandbox, which holds no real ones");
		this.sandbox.stripe()
			.destinations()
			.forEach((one) -> one.secrets().forEach((secret) -> secrets.put("signing secret of " + one.id(), secret)));
		assertThat(secrets).hasSizeGreaterThan(4);
		assertThat(this.search.texts(this.sandbox)).isGreaterThan(30);
		assertThat(this.search.findings(this.sandbox, secrets)).isEmpty();
	}

	@Test
	@Order(8)
	void guessingThePasswordLocksOut() {
		this.browser.open("/admin").press("Sign out").see("Password");
		for (int guess = 0; guess < 10; guess++) {
			this.browser.fill("Password", "guess " + guess).press("Sign in").see("Password");
		}
		this.browser.fill("Password", PASSWORD).press("Sign in").see("minutes");
		assertThat(this.browser.open("/admin/events").path()).isEqualTo("/admin/sign-in");
	}

	private Map<String, Object> event(String id) {
		return this.sandbox.org().record("Gateway_Event__c", this.account + ":" + id).orElse(Map.of());
	}

	private StripeClient stripe() {
		return StripeClient.builder().setApiKey(API_KEY).setApiBase(this.sandbox.stripe().base().toString()).build();
	}

	private void happens(String type, String object) {
		String id = "evt_charge_" + object.replaceFirst("(?s).*\"id\":\"ch_(\\w+)\".*", "$1");
		long now = Instant.now().getEpochSecond();
		String json = """
				{"id":"%s","object":"event","type":"%s","created":%d,"livemode":false,"api_version":"2026-07-29.dahlia",
				"data":{"object":%s}}""".formatted(id, type, now, object);
		this.sandbox.stripe().happen(List.of(new StripeEvent(id, type, now, "ch", json)), StripePoster.Manner.ORDERLY);
	}

	private static String charge(String id, String name) {
		return """
				{"id":"ch_%1$s","object":"charge","amount":5000,"amount_refunded":0,"captured":true,"created":%3$d,
				"currency":"gbp","status":"succeeded","payment_intent":"pi_%1$s","livemode":false,
				"billing_details":{"name":"%2$s","email":"%1$s@example.org"},"metadata":{},
				"payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242"}}}""".formatted(id, name,
				Instant.now().getEpochSecond());
	}

}
