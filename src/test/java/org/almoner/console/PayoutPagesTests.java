package org.almoner.console;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.testing.Samples;
import org.almoner.testing.SeededPayout;
import org.almoner.testing.WebTestApplication;
import org.almoner.testing.WiredOrg;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The bookkeeper's pages, over the wire to an org that counts and sums. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(classes = { WebTestApplication.class, PayoutPagesTests.Wired.class },
		webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the payouts' tests, long enough", "almoner.admin-password=right-ü",
				"almoner.test=payouts" })
class PayoutPagesTests {

	private static final String DETAIL = """
			2 lines differ.

			- ch_1 is in the books with 100.00
			- <script>alert('x')</script>
			""";

	@LocalServerPort
	private int port;

	@Autowired
	private WiredOrg wired;

	@Autowired
	private GatewayAccounts accounts;

	private AccountKey key = Samples.KEY;

	static class Wired {

		@Bean
		WiredOrg wiredOrg() {
			return new WiredOrg();
		}

		@Bean
		@Primary
		SalesforceOperations wire(WiredOrg org) {
			return org.connect();
		}

	}

	@BeforeAll
	void aCharityWithPayouts() {
		this.key = this.accounts.create(Samples.newAccount("Shop", null, Samples.manual())).key();
		SeededPayout.ofACharity(org(), this.key, "po_ties",
				Map.of("Reconciled_At__c", "2026-11-16T02:00:00Z", "Arrival_Date__c", "2026-05-15"));
		SeededPayout
			.ofACharity(org(), this.key, "po_off",
					Map.of("Amount__c", "284.29", "Reconciliation_Status__c", "Unreconciled",
							"Reconciliation_Balance__c", "-10", "Reconciliation_Detail__c", DETAIL))
			.line("Payment", "charge", "7", "0", Map.of("Settlement_Currency__c", "EUR"));
	}

	@AfterEach
	void heal() {
		org().faults().clear();
	}

	@Test
	void aStatementShowsThePictureTheSumsAndTheLinesInFourCalls() throws Exception {
		Browser browser = signedIn();
		org().resetCalls();
		String page = open(browser, "/po_ties");
		assertThat(org().calls().of("query")).isEqualTo(4);
		assertThat(page).contains("Payout of", "294.29 USD", "Every line is in the books", "Compared",
				"2026-11-16 02:00:00 UTC");
		assertThat(page).contains("aria-label=\"Gifts received 390.00 USD, Refunds -25.00 USD, Disputes -40.00 USD,"
				+ " Gateway fees -29.21 USD, Taxes -0.40 USD, Other movements -1.10 USD, To the bank 294.29 USD;");
		assertThat(page).contains("Adjustment, moon levy", "321.50 USD", "27.21 USD",
				"The lines come to the payout exactly.");
		assertThat(page).contains("Spring appeal", "No campaign", "re_1", "/admin/records/Gateway_Transaction__c/",
				"/admin/records/Gift_Transaction__c/");
		assertThat(page).contains(org().url() + "/" + recordOf("po_ties")).doesNotContain("What the comparison found");
	}

	@Test
	void whatDoesNotTieIsSaidInParagraphsAndAsText() throws Exception {
		String page = open(signedIn(), "/po_off");
		assertThat(page)
			.contains("<p>2 lines differ.</p>", "<li>ch_1 is in the books with 100.00</li>",
					"The lines come to 10.00 USD more than reached the bank.", "Not explained",
					"Lines in another currency", "&lt;script&gt;alert")
			.doesNotContain("<script>alert");
	}

	@Test
	void eachStateSaysWhatABookkeeperDoes() throws Exception {
		seed("po_hand", "50", Map.of("Automatic__c", false, "Reconciliation_Status__c", "Not Reconcilable"));
		seed("po_waits", "50", Map.of("Reconciliation_Status__c", "Waiting"));
		seed("po_back", "50", Map.of("Status__c", "Failed", "Failure_Message__c", "account closed"));
		seed("po_charged", "-50", Map.of());
		Browser browser = signedIn();
		assertThat(open(browser, "/po_hand")).contains("Somebody made this payout by hand", "tick its");
		assertThat(open(browser, "/po_waits")).contains("This account has no API key", "it has not been compared");
		assertThat(open(browser, "/po_back")).contains("account closed", "payout reversal");
		assertThat(open(browser, "/po_charged")).contains("The bank was charged", "50.00 USD, from the bank account");
		assertThat(open(browser, "/po_hand")).contains("No Gateway Transaction is linked to this payout yet.");
	}

	@Test
	void theButtonSaysWhyAPayoutCantBeComparedAgain() throws Exception {
		HttpResponse<String> answer = signedIn().post(page("/po_ties"), page("/po_ties/reconcile"), Map.of());
		assertThat(answer.uri().getPath()).isEqualTo(page("/po_ties"));
		assertThat(answer.body()).contains("role=\"alert\"", "The Gateway Account has no API key", "Reconcile again");
	}

	@Test
	void manyLinesComeInPagesAndAllOfThemOnPaper() throws Exception {
		SeededPayout many = seed("po_many", "450", Map.of());
		IntStream.range(0, 450).forEach((line) -> many.line("Payment", "charge", "1", "0", Map.of()));
		Browser browser = signedIn();
		String first = open(browser, "/po_many");
		assertThat(rows(first)).isEqualTo(200);
		String second = browser.get(next(first)).body();
		String third = browser.get(next(second)).body();
		assertThat(rows(second)).isEqualTo(200);
		assertThat(rows(third)).isEqualTo(50);
		assertThat(third).doesNotContain("Further lines").contains("From the beginning");
		String paper = open(browser, "/po_many/print");
		assertThat(rows(paper)).isEqualTo(450);
		assertThat(paper).doesNotContain("Lines as CSV", "Further lines").contains("450.00 USD");
		assertThat(rows(browser.get(page("/po_many") + "?after=%27%20OR").body())).as("no such place").isEqualTo(200);
	}

	@Test
	void theLinesAsCsvReadBackComeToTheBanksAmount() throws Exception {
		HttpResponse<String> answer = signedIn().get(page("/po_ties/lines.csv"));
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
		assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
			.contains("attachment; filename=\"payout-po_ties-lines.csv\"");
		List<CSVRecord> rows = read(answer.body());
		assertThat(rows).hasSize(8);
		assertThat(sum(rows, "net")).isEqualByComparingTo("294.29");
		assertThat(sum(rows, "gross").subtract(sum(rows, "fee"))).isEqualByComparingTo("294.29");
		CSVRecord converted = rows.get(1);
		assertThat(List.of("gross", "given_amount", "given_currency", "exchange_rate", "date", "arrival_date"))
			.extracting(converted::get)
			.containsExactly("250.00", "230.00", "EUR", "1.08695652", "2026-11-12", "2026-05-15");
		assertThat(rows.getFirst().get("designation")).as("no formula").isEqualTo("'=The roof");
		assertThat(rows.get(3).get("gross")).as("a number stays one").isEqualTo("-25.00");
		assertThat(rows.get(3).get("gift_salesforce_id")).isEqualTo(rows.getFirst().get("gift_salesforce_id"));
	}

	@Test
	void theJournalReadBackBalancesAndTellsWhatIsNotExplained() throws Exception {
		Browser browser = signedIn();
		List<CSVRecord> ties = read(browser.get(page("/po_ties/journal.csv")).body());
		assertThat(sum(ties, "debit")).isEqualByComparingTo(sum(ties, "credit"));
		assertThat(ties).extracting((row) -> row.get("account") + " " + row.get("debit") + "/" + row.get("credit"))
			.contains("Bank 294.29/", "Gifts received /390.00", "Refunds 25.00/", "Disputes 40.00/",
					"Gateway fees 29.21/", "Taxes 0.40/", "Other: moon levy 1.10/")
			.hasSize(7);
		List<CSVRecord> split = read(browser.get(page("/po_ties/journal.csv?campaigns=true")).body());
		assertThat(split).extracting((row) -> row.get("campaign") + " " + row.get("credit"))
			.contains("Spring appeal 350.00", " 40.00");
		List<CSVRecord> off = read(browser.get(page("/po_off/journal.csv")).body());
		assertThat(sum(off, "debit")).isEqualByComparingTo(sum(off, "credit"));
		assertThat(off).extracting((row) -> row.get("account") + " " + row.get("debit"))
			.contains("Unexplained difference 10.00");
	}

	@Test
	void monthsAreListedWithTheirStateAndAMonthAsCsv() throws Exception {
		Browser browser = signedIn();
		org().resetCalls();
		String page = browser.get("/admin/payouts?month=2026-05").body();
		assertThat(org().calls().of("query")).isEqualTo(2);
		assertThat(page).contains("May 2026", "its one payout ties", "November 2026", "does not tie");
		HttpResponse<String> answer = browser.get("/admin/payouts.csv?month=2026-05");
		assertThat(read(answer.body())).singleElement().satisfies((row) -> {
			assertThat(row.get("payout_id")).isEqualTo("po_ties");
			assertThat(row.get("amount")).isEqualTo("294.29");
			assertThat(row.get("reconciliation_status")).isEqualTo("Reconciled");
		});
	}

	@Test
	void aDownloadThatCantGoOnIsCutOffAndOneThatCantBeginIsToldOnAPage() throws Exception {
		SeededPayout big = seed("po_big", "2001", Map.of());
		IntStream.range(0, 2_001).forEach((line) -> big.line("Payment", "charge", "1", "0", Map.of()));
		Browser browser = signedIn();
		assertThat(read(browser.get(page("/po_big/lines.csv")).body())).hasSize(2_001);
		AtomicInteger queries = new AtomicInteger();
		org().faults().on("query").when((call) -> queries.incrementAndGet() > 2).then(Fault.refusal("INVALID_FIELD"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> browser.get(page("/po_big/lines.csv")));
		org().faults().clear();
		org().faults().on("query").then(Fault.refusal("INVALID_FIELD"));
		HttpResponse<String> refused = browser.get(page("/po_big/lines.csv"));
		assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
		assertThat(refused.body()).contains("<h1");
	}

	@Test
	void whatIsNotThereIsNotFoundAsAFileEither() throws Exception {
		Browser browser = signedIn();
		for (String path : List.of("/po_none", "/po_none/print", "/po_none/lines.csv", "/po_none/journal.csv")) {
			assertThat(browser.get(page(path)).statusCode()).as(path).isEqualTo(404);
		}
		assertThat(new Browser(this.port, java.net.http.HttpClient.Redirect.NEVER).get(page("/po_ties/lines.csv"))
			.statusCode()).as("a stranger").isEqualTo(302);
	}

	private SeededPayout seed(String id, String amount, Map<String, ?> more) {
		return new SeededPayout(org(), this.key, id, amount, more);
	}

	private SimulatedOrg org() {
		return this.wired.org();
	}

	private String recordOf(String payout) {
		return String.valueOf(org().record("Gateway_Payout__c", this.key.externalId(payout)).orElseThrow().get("Id"));
	}

	private String page(String rest) {
		return "/admin/payouts/" + this.key + rest;
	}

	private String open(Browser browser, String rest) throws Exception {
		HttpResponse<String> answer = browser.get(page(rest));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	private Browser signedIn() throws Exception {
		return Browser.signedIn(this.port, "right-ü");
	}

	private static int rows(String page) {
		return page.split("data-label=\"At the gateway\"", -1).length - 1;
	}

	private static String next(String page) {
		return page.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
	}

	private static List<CSVRecord> read(String body) throws IOException {
		assertThat(body).as("the byte order mark").startsWith("\uFEFF");
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (CSVParser parser = CSVParser.parse(new StringReader(body.substring(1)), format)) {
			return parser.getRecords();
		}
	}

	private static BigDecimal sum(List<CSVRecord> rows, String column) {
		return rows.stream()
			.map((row) -> row.get(column))
			.filter((text) -> !text.isEmpty())
			.map(BigDecimal::new)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
