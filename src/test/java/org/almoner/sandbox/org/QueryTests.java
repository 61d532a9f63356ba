package org.almoner.sandbox.org;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.almoner.sandbox.org.OrgFixture.ACCOUNT;
import static org.almoner.sandbox.org.OrgFixture.KEY;
import static org.almoner.sandbox.org.OrgFixture.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryTests {

	private final OrgFixture fixture = new OrgFixture();

	private final SimulatedOrg org = this.fixture.org;

	private PartnerConnection client;

	@BeforeEach
	void connect() throws ConnectionException {
		this.client = this.fixture.connect();
		String account = this.org.insert(ACCOUNT, Map.of(KEY, "acct", "Name", "Main"));
		payment("p1", Map.of("Amount__c", "10", "Status__c", "Success", "Payment_Date__c", "2026-11-21", "Charge_Id__c",
				"ch_A", "Occurred_At__c", "2026-11-21T09:00:00Z", "Gateway_Account__c", account));
		payment("p2", Map.of("Amount__c", "20.5", "Status__c", "Pending", "Payment_Date__c", "2026-11-01",
				"Charge_Id__c", "ch_B", "Card_Brand__c", "visa", "Live_Mode__c", true));
		payment("p3", Map.of("Amount__c", "-3", "Status__c", "Success", "Card_Brand__c", "it's 100%"));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private void payment(String key, Map<String, Object> fields) {
		Map<String, Object> all = new HashMap<>(fields);
		all.put(KEY, key);
		this.org.insert(PAYMENT, all);
	}

	private String keys(String rest) throws ConnectionException {
		SObject[] rows = this.client.query("SELECT Gateway_Key__c FROM Gateway_Transaction__c " + rest).getRecords();
		return java.util.Arrays.stream(rows)
			.map((row) -> String.valueOf(row.getField(KEY)))
			.collect(Collectors.joining(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			Status__c = 'Success'                                       | p1 p3
			Status__c != 'Success'                                      | p2
			Charge_Id__c != 'ch_A'                                      | p2 p3
			Charge_Id__c IN ('ch_A', 'ch_B', 'ch_C')                    | p1 p2
			Charge_Id__c IN ('CH_a')                                    | p1
			Gateway_Key__c IN ('P1', 'p2')                              | p2
			Charge_Id__c NOT IN ('ch_A')                                | p2 p3
			Charge_Id__c = null                                         | p3
			Charge_Id__c != null                                        | p1 p2
			Amount__c > 10                                              | p2
			Amount__c >= 10 AND Amount__c <= 20.50                      | p1 p2
			Amount__c < -1 OR Status__c = 'Pending'                     | p2 p3
			NOT (Status__c = 'Success')                                 | p2
			(Status__c = 'Success' AND Amount__c > 0) OR Live_Mode__c = true | p1 p2
			Card_Brand__c LIKE 'V%'                                     | p2
			Card_Brand__c LIKE '%\\\\%'                                 | p3
			Card_Brand__c LIKE 'it\\'s 1__\\%'                          | p3
			Payment_Date__c = 2026-11-01                                | p2
			Payment_Date__c = TODAY                                     | p1
			Payment_Date__c = LAST_N_DAYS:5                             | p1
			Payment_Date__c < LAST_N_DAYS:5                             | p2
			Occurred_At__c >= 2026-11-21T08:00:00Z                      | p1
			Occurred_At__c > 2026-11-21T10:00:00.000+0100               | ""
			Occurred_At__c = TODAY                                      | p1
			Gateway_Account__r.Gateway_Key__c = 'acct'                  | p1
			Gateway_Account__r.Name = null                              | p2 p3
			""")
	void rowsThatMeetTheConditionAreFound(String where, String expected) throws ConnectionException {
		assertThat(keys("WHERE " + where.replace("\\\\%'", "\\%'"))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			ORDER BY Amount__c                                  | p3 p1 p2
			ORDER BY Amount__c DESC LIMIT 2                     | p2 p1
			ORDER BY Charge_Id__c                               | p3 p1 p2
			ORDER BY Charge_Id__c DESC NULLS LAST               | p2 p1 p3
			ORDER BY Status__c, Amount__c DESC                  | p2 p1 p3
			ORDER BY Gateway_Key__c ASC NULLS FIRST LIMIT 1 OFFSET 1 | p2
			""")
	void rowsComeInTheOrderAskedFor(String rest, String expected) throws ConnectionException {
		assertThat(keys(rest)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					SELECT Nope__c FROM Gateway_Transaction__c                                   | INVALID_FIELD
					SELECT Nope__r.Name FROM Gateway_Transaction__c                              | INVALID_FIELD
					SELECT Id, Id FROM Gateway_Transaction__c                                    | INVALID_FIELD
					SELECT Id FROM Nope__c                                                       | INVALID_TYPE
					SELECT Id FROM Gateway_Transaction__c WHERE                                  | MALFORMED_QUERY
					SELECT Id FROM Gateway_Transaction__c WHERE Id = 'x                          | MALFORMED_QUERY
					SELECT Id FROM Gateway_Transaction__c WHERE Amount__c = 1 OR Amount__c = 2 AND Amount__c = 3 | MALFORMED_QUERY
					SELECT Id FROM Gateway_Transaction__c WHERE Charge_Id__c IN ()               | MALFORMED_QUERY
					SELECT Id FROM Gateway_Transaction__c WHERE Provenance__c = 'x'              | INVALID_FIELD
					SELECT Id FROM Gateway_Transaction__c ORDER BY Provenance__c                 | MALFORMED_QUERY
					SELECT Id FROM Gateway_Transaction__c WHERE Amount__c = '1'                  | INVALID_FIELD
					SELECT Id FROM Gateway_Transaction__c WHERE Charge_Id__c = 1                 | INVALID_FIELD
					SELECT Id FROM Gateway_Transaction__c WHERE Payment_Date__c = 2026-11-01T00:00:00Z | INVALID_FIELD
					SELECT Id FROM Gateway_Transaction__c WHERE Id = 'short'                     | INVALID_QUERY_FILTER_OPERATOR
					SELECT Id FROM Gateway_Transaction__c OFFSET 2001                            | NUMBER_OUTSIDE_VALID_RANGE
					SELECT COUNT(Id) FROM Gateway_Transaction__c GROUP BY Occurred_At__c         | MALFORMED_QUERY
					SELECT COUNT(Id) FROM Gateway_Transaction__c GROUP BY DAY_ONLY(Payment_Date__c) | MALFORMED_QUERY
					SELECT Id FROM ContentDocumentLink                                           | MALFORMED_QUERY
					""")
	void aQueryTheOrgWouldRefuseFaults(String soql, String code) {
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> this.client.query(soql))
			.satisfies((fault) -> assertThat(fault.getExceptionCode().toString()).isEqualTo(code));
	}

	@Test
	void aQueryOfMoreThanAHundredThousandCharactersFaults() {
		String many = IntStream.range(0, 7_000)
			.mapToObj((i) -> "'key-%08d'".formatted(i))
			.collect(Collectors.joining(","));
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> keys("WHERE Gateway_Key__c IN (" + many + ")"))
			.satisfies((fault) -> assertThat(fault.getExceptionCode().toString()).isEqualTo("MALFORMED_QUERY"));
	}

	@Test
	void aRecordCarriesItsValuesAsTheOrgWritesThemAndItsParentAsARecord() throws ConnectionException {
		SObject row = this.client
			.query("SELECT Id, Amount__c, Occurred_At__c, Live_Mode__c, Card_Brand__c,"
					+ " Gateway_Account__r.Name, Gateway_Payout__r.Gateway_Key__c FROM Gateway_Transaction__c"
					+ " WHERE Gateway_Key__c = 'p1'")
			.getRecords()[0];
		assertThat(row.getId()).startsWith("a");
		assertThat(row.getField("Amount__c")).isEqualTo("10.0");
		assertThat(row.getField("Occurred_At__c")).isEqualTo("2026-11-21T09:00:00.000Z");
		assertThat(row.getField("Live_Mode__c")).isEqualTo("false");
		assertThat(row.getField("Card_Brand__c")).isNull();
		assertThat(row.getChild("Gateway_Account__r").getField("Name")).isEqualTo("Main");
		assertThat(row.getField("Gateway_Payout__r")).isNull();
	}

	@Test
	void aCountComesWithoutRecords() throws ConnectionException {
		QueryResult result = this.client
			.query("SELECT COUNT() FROM Gateway_Transaction__c WHERE Status__c = 'Success'");
		assertThat(result.getSize()).isEqualTo(2);
		assertThat(result.getRecords()).isEmpty();
	}

	@Test
	void groupsAreCountedAndSummed() throws ConnectionException {
		SObject[] groups = this.client
			.query("SELECT Status__c, COUNT(Id), SUM(Amount__c) total FROM Gateway_Transaction__c GROUP BY Status__c")
			.getRecords();
		Map<Object, String> sums = new HashMap<>();
		for (SObject group : groups) {
			sums.put(group.getField("Status__c"), group.getField("expr0") + " " + group.getField("total"));
		}
		assertThat(sums).containsOnly(Map.entry("Success", "2 7.0"), Map.entry("Pending", "1 20.5"));
	}

	@Test
	void momentsAreGroupedByTheirDayInUtc() throws ConnectionException {
		payment("p4", Map.of("Status__c", "Success", "Occurred_At__c", "2026-11-21T23:59:59Z"));
		payment("p5", Map.of("Status__c", "Success", "Occurred_At__c", "2026-11-22T00:00:00Z"));
		SObject[] groups = this.client
			.query("SELECT DAY_ONLY(Occurred_At__c) day, COUNT(Id) many FROM Gateway_Transaction__c"
					+ " WHERE Occurred_At__c != null GROUP BY DAY_ONLY(Occurred_At__c)")
			.getRecords();
		assertThat(groups).extracting((group) -> group.getField("day") + " " + group.getField("many"))
			.containsExactlyInAnyOrder("2026-11-21 2", "2026-11-22 1");
	}

	@Test
	void daysAreGroupedByTheirMonth() throws ConnectionException {
		SObject[] groups = this.client
			.query("SELECT CALENDAR_YEAR(Payment_Date__c) y, CALENDAR_MONTH(Payment_Date__c) m, COUNT(Id) many"
					+ " FROM Gateway_Transaction__c GROUP BY CALENDAR_YEAR(Payment_Date__c),"
					+ " CALENDAR_MONTH(Payment_Date__c)")
			.getRecords();
		assertThat(groups)
			.extracting((group) -> group.getField("y") + " " + group.getField("m") + " " + group.getField("many"))
			.containsExactlyInAnyOrder("2026 11 2", "null null 1");
	}

	@Test
	void aLongAnswerComesInPages() throws ConnectionException {
		IntStream.range(0, 1_200).forEach((i) -> payment("x" + i, Map.of("Card_Brand__c", "amex")));
		QueryResult page = this.client
			.query("SELECT Gateway_Key__c FROM Gateway_Transaction__c WHERE Card_Brand__c = 'amex'");
		List<Integer> pages = new ArrayList<>(List.of(page.getRecords().length));
		while (!page.isDone()) {
			page = this.client.queryMore(page.getQueryLocator());
			pages.add(page.getRecords().length);
		}
		assertThat(pages).containsExactly(500, 500, 200);
		assertThat(page.getSize()).isEqualTo(1_200);
	}

	@Test
	void theSizeOfAPageIsAskedForAndAnExpiredPageFaults() throws ConnectionException {
		IntStream.range(0, 300).forEach((i) -> payment("x" + i, Map.of()));
		this.client.setQueryOptions(200);
		QueryResult page = this.client.query("SELECT Id FROM Gateway_Transaction__c");
		assertThat(page.getRecords()).hasSize(200);
		this.org.expireQueryLocators();
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> this.client.queryMore(page.getQueryLocator()))
			.satisfies((fault) -> assertThat(fault.getExceptionCode().toString()).isEqualTo("INVALID_QUERY_LOCATOR"));
	}

	@Test
	void recordsAreRetrievedById() throws ConnectionException {
		String id = String.valueOf(this.org.record(PAYMENT, "p2").orElseThrow().get("Id"));
		SObject[] rows = this.client.retrieve("Id, Card_Brand__c", PAYMENT,
				new String[] { id, Ids.of(id.substring(0, 3), 4_000) });
		assertThat(rows[0].getField("Card_Brand__c")).isEqualTo("visa");
		assertThat(rows[1]).isNull();
	}

	@Test
	void keysLookupsAndIdsNarrowAQueryToWhatAnIndexKnows() {
		Store store = new Store(OrgSchema.load(Path.of("sfdx-metadata")));
		Conditions conditions = new Conditions(store, store.schema().object(PAYMENT), new Literals(this.fixture::now));
		assertThat(List.of("Gateway_Key__c IN ('a', 'b')", "Charge_Id__c = 'x'", "Id = 'a00S00000000001'",
				"Gateway_Account__c = 'a00S00000000001' AND Amount__c > 0",
				"Charge_Id__c = 'x' OR Invoice_Id__c = 'y'"))
			.allMatch((where) -> isIndexed(conditions, where));
		assertThat(List.of("Status__c = 'Success'", "Charge_Id__c != 'x'", "Charge_Id__c = null",
				"Charge_Id__c = 'x' OR Amount__c > 0"))
			.noneMatch((where) -> isIndexed(conditions, where));
	}

	private static boolean isIndexed(Conditions conditions, String where) {
		SoqlQuery query = SoqlParser.parse("SELECT Id FROM Gateway_Transaction__c WHERE " + where);
		return conditions.candidates(Objects.requireNonNull(query.where())).isPresent();
	}

}
