package org.almoner.console;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.salesforce.Parent;
import org.almoner.salesforce.Row;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the pages' tests, long enough", "almoner.admin-password=right-ü",
				"almoner.test=pages" })
class PagesTests {

	private static final String HOSTILE = "<script>alert('x')</script>\"'&";

	@LocalServerPort
	private int port;

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private RecordingLanes lanes;

	@Autowired
	private InMemorySharedCopies copies;

	@Autowired
	private GatewayAccounts accounts;

	@Autowired
	private GatewayLog log;

	@Autowired
	private HandBudget budget;

	@Autowired
	private HandClock clock;

	private String key = "";

	@BeforeAll
	void theOrgHoldsWhatNobodyShouldRun() {
		GatewayAccount account = this.accounts.create(Samples.newAccount(HOSTILE, null, Samples.manual()));
		this.key = account.key().value();
		this.log.write(LogEntry.of(Level.WARNING, "Sweep", "quiet", "A quiet warning"));
		this.clock.advance(Duration.ofSeconds(5));
		this.log
			.write(LogEntry.of(Level.ERROR, HOSTILE, "hostile", HOSTILE).detail(HOSTILE + " detail").account(this.key));
		this.salesforce.upsert("Gateway_Key__c", List
			.of(payout("po_1", "1234.5", "USD", LocalDate.of(2026, 11, 20)).with("Failure_Message__c", HOSTILE)));
		this.salesforce.upsert("Gateway_Key__c", List.of(payout("po_2", "500", "JPY", LocalDate.of(2026, 10, 2))
			.with("Reconciliation_Status__c", "Reconciled")));
		this.salesforce.upsert("Gateway_Key__c",
				List.of(Row.of("Gateway_Transaction__c")
					.with("Gateway_Key__c", this.key + ":ch_1")
					.with("Name", "GT-0000001")
					.with("Type__c", "Payment")
					.with("Status__c", HOSTILE)
					.with("Charge_Id__c", "ch_1")
					.with("Settlement_Amount__c", new BigDecimal("1300"))
					.with("Fee__c", new BigDecimal("65.5"))
					.with("Settlement_Currency__c", "USD")
					.with("Occurred_At__c", Instant.parse("2026-11-18T10:00:00Z"))
					.with("Gateway_Payout__c", new Parent("Gateway_Payout__c", "Gateway_Key__c", this.key + ":po_1"))));
	}

	@AfterEach
	void heal() {
		this.lanes.away(false);
		this.copies.away(false);
		this.salesforce.onGroups((soql) -> List.of());
		this.clock.advance(Duration.ofMinutes(20));
	}

	@Test
	void theOverviewHasALightForEachPromiseAndOneForEachAccount() throws Exception {
		String page = open("/admin");
		assertThat(page).contains("Door", "Salesforce", "API calls of the day", "Redis", "Queue", "Worker",
				"No worker has been seen", "hx-get=\"/admin/lights\"");
		assertThat(page).contains("/admin/accounts/" + this.key, ": endpoint", "None so far.");
	}

	@Test
	void theLightsAloneAreAFragmentOfThePage() throws Exception {
		assertThat(open("/admin/lights")).contains("id=\"lights\"", "Worker").doesNotContain("<html", "<nav");
	}

	@Test
	void theChartsAreDrawnAndToldAsTables() throws Exception {
		this.salesforce.onGroups(PagesTests::groups);
		String page = open("/admin?account=" + this.key);
		assertThat(page).contains("<rect class=\"bar bad\"", "<title>2026-11-21 Failed: 7</title>",
				"Money received a day, EUR", "99.5", "The numbers as a table");
	}

	@Test
	void theOverviewSaysWhetherPayoutsTie() throws Exception {
		assertThat(open("/admin")).contains("Payouts of this month and the last", "None so far.");
		this.salesforce.onGroups(PagesTests::groups);
		assertThat(open("/admin")).contains("2 do not tie: their pages say why.");
	}

	private static List<Row> groups(String soql) {
		Row row = Row.of("AggregateResult");
		if (soql.contains("FROM Gateway_Event__c")) {
			return List.of(row.with("day", "2026-11-21").with("Status__c", "Failed").with("events", "7"));
		}
		if (soql.contains("FROM Gateway_Payout__c")) {
			return List.of(row.with("arrivalYear", "2026")
				.with("arrivalMonth", "11")
				.with("Status__c", "Paid")
				.with("Reconciliation_Status__c", "Unreconciled")
				.with("payouts", "2"));
		}
		return List.of(row.with("Payment_Date__c", "2026-11-20").with("Currency__c", "EUR").with("total", "99.5"));
	}

	@Test
	void theShareOfTheCallsIsExplainedAndCanBeChanged() throws Exception {
		assertThat(open("/admin/calls")).contains("Almoner keeps to a share", "1,000 of 20,000 calls used in 24 hours.",
				"of 100,000 calls used in 24 hours, by everybody", "Events are written at once.", "value=\"20\"");
		Browser browser = signedIn();
		assertThat(browser.post("/admin/calls", "/admin/calls", Map.of("share", "30")).body())
			.contains("Almoner may use 30 % of the org&#39;s API calls.", "value=\"30\"");
		for (String wrong : List.of("0", "101", "a lot", "")) {
			assertThat(browser.post("/admin/calls", "/admin/calls", Map.of("share", wrong)).body())
				.contains("Nothing was changed", "value=\"30\"");
		}
		browser.post("/admin/calls", "/admin/calls", Map.of("share", "20"));
	}

	@Test
	void whereCallsAreScarceTheOverviewSaysForHowLongEventsWait() throws Exception {
		this.budget.thrift(0.5);
		assertThat(open("/admin")).contains("href=\"/admin/calls\"", "Events wait up to 26 seconds");
		this.budget.thrift(0);
	}

	@Test
	void whileRedisIsAwayTheOverviewOpensAndSaysSo() throws Exception {
		this.lanes.away(true);
		assertThat(open("/admin")).contains("Not known while Redis is away");
	}

	@Test
	void theLogShowsTheNewestFirstAndLeadsToTheAccount() throws Exception {
		String page = open("/admin/logs");
		assertThat(page.indexOf("detail</pre>")).isPositive().isLessThan(page.indexOf("A quiet warning"));
		assertThat(page).contains("href=\"/admin/accounts/" + this.key + "\"", "<summary>Details</summary>");
	}

	@Test
	void theLogIsFilteredByLevelSourceAndAccount() throws Exception {
		assertThat(open("/admin/logs?level=Warning&source=&account=")).contains("A quiet warning")
			.doesNotContain("detail</pre>");
		assertThat(open("/admin/logs?source=Sweep")).contains("A quiet warning").doesNotContain("detail</pre>");
		assertThat(open("/admin/logs?account=" + this.key)).contains("detail</pre>").doesNotContain("A quiet warning");
		assertThat(open("/admin/logs?level=Info")).contains("There is no such entry");
	}

	@Test
	void payoutsAreShownByMonthWithWhatTheyComeTo() throws Exception {
		String november = open("/admin/payouts?month=2026-11");
		assertThat(november).contains("November 2026", "1,234.50 USD", "Waiting", "month=2026-10", "month=2026-12")
			.doesNotContain("po_2");
		assertThat(open("/admin/payouts?month=2026-10")).contains("500 JPY", "Reconciled").doesNotContain("po_1");
		assertThat(open("/admin/payouts?month=2025-01")).contains("No payout arrives in", "January 2025");
		assertThat(open("/admin/payouts?month=13-13")).contains("November 2026");
	}

	@Test
	void aPayoutIsShownWithWhatItIsMadeOf() throws Exception {
		String page = open("/admin/payouts/" + this.key + "/po_1");
		assertThat(page).contains("Waiting: it has not been compared with the books yet", "GT-0000001", "ch_1",
				"1,300.00 USD", "65.50 USD");
		assertThat(open("/admin/payouts/" + this.key + "/po_2")).contains("No Gateway Transaction is linked");
		HttpResponse<String> missing = signedIn().get("/admin/payouts/" + this.key + "/po_3");
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(missing.body()).contains("There is no payout po_3 in Salesforce.");
	}

	@Test
	void whateverIsInARecordIsShownAsText() throws Exception {
		for (String path : List.of("/admin", "/admin/lights", "/admin/logs", "/admin/payouts?month=2026-11",
				"/admin/payouts/" + this.key + "/po_1", "/admin/logs?source=%3Cscript%3Ealert(1)")) {
			assertThat(open(path)).as(path).contains("&lt;script&gt;alert").doesNotContain("<script>");
		}
	}

	private Row payout(String id, String amount, String currency, LocalDate arrival) {
		return Row.of("Gateway_Payout__c")
			.with("Gateway_Key__c", this.key + ":" + id)
			.with("Payout_Id__c", id)
			.with("Status__c", "Paid")
			.with("Amount__c", new BigDecimal(amount))
			.with("Currency__c", currency)
			.with("Arrival_Date__c", arrival)
			.with("Gateway_Account__c", new Parent("Gateway_Account__c", "Gateway_Key__c", this.key));
	}

	private String open(String path) throws Exception {
		HttpResponse<String> answer = signedIn().get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	private Browser signedIn() throws Exception {
		return Browser.signedIn(this.port, "right-ü");
	}

}
