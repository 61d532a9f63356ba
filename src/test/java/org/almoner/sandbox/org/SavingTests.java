package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
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
import static org.almoner.sandbox.org.OrgFixture.code;
import static org.almoner.sandbox.org.OrgFixture.payment;
import static org.almoner.sandbox.org.OrgFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SavingTests {

	private final OrgFixture fixture = new OrgFixture();

	private final SimulatedOrg org = this.fixture.org;

	private PartnerConnection client;

	@BeforeEach
	void connect() throws ConnectionException {
		this.client = this.fixture.connect();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private Map<String, Object> stored(String key) {
		return this.org.record(PAYMENT, key).orElseThrow();
	}

	private UpsertResult upsert(SObject row) throws ConnectionException {
		return this.client.upsert(KEY, new SObject[] { row })[0];
	}

	private static SObject clearing(String key, String... fields) {
		SObject row = new SObject(PAYMENT);
		row.setFieldsToNull(fields);
		row.setField(KEY, key);
		return row;
	}

	private static String codeOf(ConnectionException fault) {
		return ((ApiFault) fault).getExceptionCode().toString();
	}

	@Test
	void anUpsertMakesARecordThenChangesIt() throws ConnectionException {
		UpsertResult made = upsert(payment("a:ch_1", "Status__c", "Pending", "Amount__c", new BigDecimal("12.50")));
		UpsertResult changed = upsert(payment("a:ch_1", "Status__c", "Success"));
		assertThat(made.isSuccess() && made.isCreated()).isTrue();
		assertThat(changed.isSuccess()).isTrue();
		assertThat(changed.isCreated()).isFalse();
		assertThat(changed.getId()).isEqualTo(made.getId());
		assertThat(stored("a:ch_1")).containsEntry("Status__c", "Success")
			.containsEntry("Amount__c", new BigDecimal("12.50"))
			.containsEntry("Name", "GT-0000001");
	}

	@Test
	void keysThatDifferInCaseAreTwoRecords() throws ConnectionException {
		upsert(payment("a:ch_X"));
		upsert(payment("a:ch_x"));
		assertThat(this.org.count(PAYMENT)).isEqualTo(2);
	}

	@Test
	void valuesAreTypedTrimmedAndCutToTheSecond() throws ConnectionException {
		upsert(payment("a:1", "Result_Code__c", "  ok \n", "Occurred_At__c", "2026-11-20T08:15:30.987Z",
				"Payment_Date__c", "2026-11-20", "Amount__c", "1.005", "Live_Mode__c", true));
		assertThat(stored("a:1")).containsEntry("Result_Code__c", "ok")
			.containsEntry("Occurred_At__c", Instant.parse("2026-11-20T08:15:30Z"))
			.containsEntry("Payment_Date__c", LocalDate.parse("2026-11-20"))
			.containsEntry("Amount__c", new BigDecimal("1.01"))
			.containsEntry("Live_Mode__c", true);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Last4__c,               12345,            STRING_TOO_LONG
			Status__c,              Paid?,            INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST
			Amount__c,              12345678901234567, NUMBER_OUTSIDE_VALID_RANGE
			Amount__c,              much,             INVALID_TYPE_ON_FIELD_IN_RECORD
			Payment_Date__c,        21.11.2026,       INVALID_TYPE_ON_FIELD_IN_RECORD
			Occurred_At__c,         2026-11-21,       INVALID_TYPE_ON_FIELD_IN_RECORD
			Live_Mode__c,           maybe,            INVALID_TYPE_ON_FIELD_IN_RECORD
			Gateway_Account__c,     nonsense,         MALFORMED_ID
			CreatedDate,            2026-11-21T00:00:00Z, INVALID_FIELD_FOR_INSERT_UPDATE
			Name,                   mine,             INVALID_FIELD_FOR_INSERT_UPDATE
			""")
	void aValueThatTheFieldCannotTakeFailsItsRowAlone(String field, String value, String code)
			throws ConnectionException {
		UpsertResult[] results = this.client.upsert(KEY,
				new SObject[] { payment("a:bad", field, value), payment("a:good") });
		assertThat(code(results[0].getErrors())).isEqualTo(code);
		assertThat(results[0].getErrors()[0].getFields()).contains(field);
		assertThat(results[1].isSuccess()).isTrue();
		assertThat(this.org.count(PAYMENT)).isEqualTo(1);
	}

	@Test
	void anEmailThatIsNoneAndAUrlThatIsTooLongAreRefused() throws ConnectionException {
		SaveResult[] results = this.client
			.create(new SObject[] { row("Gateway_Customer__c", KEY, "a:c", "Email__c", "someone@nowhere"),
					row("Gateway_Invoice__c", KEY, "a:i", "Hosted_Invoice_URL__c", "https://x/" + "y".repeat(250)) });
		assertThat(code(results[0].getErrors())).isEqualTo("INVALID_EMAIL_ADDRESS");
		assertThat(code(results[1].getErrors())).isEqualTo("STRING_TOO_LONG");
	}

	@Test
	void aLineBreakInLongTextCountsTwice() throws ConnectionException {
		String fits = "x\n".repeat(10_922) + "yz";
		UpsertResult good = upsert(payment("a:1", "Result_Message__c", fits));
		UpsertResult bad = upsert(payment("a:2", "Result_Message__c", fits + "w"));
		assertThat(good.isSuccess()).isTrue();
		assertThat(code(bad.getErrors())).isEqualTo("STRING_TOO_LONG");
	}

	@Test
	void aFieldIsClearedByNameOrByAnEmptyElement() throws ConnectionException {
		upsert(payment("a:1", "Result_Code__c", "x", "Amount__c", "1", "Card_Brand__c", "visa"));
		SObject clearing = clearing("a:1", "Result_Code__c", "Amount__c");
		clearing.setField("Card_Brand__c", "");
		assertThat(upsert(clearing).isSuccess()).isTrue();
		assertThat(stored("a:1")).doesNotContainKeys("Result_Code__c", "Amount__c", "Card_Brand__c");
	}

	@Test
	void aCheckboxIsNeverEmpty() throws ConnectionException {
		assertThat(code(upsert(clearing("a:1", "Live_Mode__c")).getErrors()))
			.isEqualTo("INVALID_TYPE_ON_FIELD_IN_RECORD");
		upsert(payment("a:2"));
		assertThat(stored("a:2")).containsEntry("Live_Mode__c", false);
	}

	@Test
	void fieldsToClearThatAreNamedAfterOtherFieldsAreMisread() {
		SObject late = payment("a:1");
		late.setFieldsToNull(new String[] { "Card_Brand__c" });
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> upsert(late))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("INVALID_FIELD"));
	}

	@Test
	void aRequiredFieldThatIsMissingIsNamed() throws ConnectionException {
		SaveResult result = this.client.create(new SObject[] { row("Contact", "FirstName", "Ann") })[0];
		assertThat(code(result.getErrors())).isEqualTo("REQUIRED_FIELD_MISSING");
		assertThat(result.getErrors()[0].getFields()).containsExactly("LastName");
	}

	@Test
	void aSecondRecordOfAUniqueKeyIsRefusedAndTheFirstIsNamed() throws ConnectionException {
		SObject[] rows = { payment("a:1") };
		String first = this.client.create(rows)[0].getId();
		SaveResult again = this.client.create(rows)[0];
		assertThat(code(again.getErrors())).isEqualTo("DUPLICATE_VALUE");
		assertThat(again.getErrors()[0].getMessage()).isEqualTo(
				"duplicate value found: Gateway_Key__c duplicates value on record with id: " + first.substring(0, 15));
	}

	@Test
	void aKeyTwiceInOneUpsertFailsBothRows() throws ConnectionException {
		UpsertResult[] results = this.client.upsert(KEY,
				new SObject[] { payment("a:1"), payment("a:2"), payment("a:1") });
		assertThat(results[0].getErrors()[0].getMessage()).isEqualTo("Duplicate external id specified: a:1");
		assertThat(code(results[2].getErrors())).isEqualTo("DUPLICATE_VALUE");
		assertThat(results[1].isSuccess()).isTrue();
	}

	@Test
	void anUpsertByAKeyOfManyRecordsIsRefused() throws ConnectionException {
		this.client
			.create(new SObject[] { payment("a:1", "Charge_Id__c", "ch_1"), payment("a:2", "Charge_Id__c", "ch_1") });
		UpsertResult result = this.client.upsert("Charge_Id__c",
				new SObject[] { row(PAYMENT, "Charge_Id__c", "ch_1") })[0];
		assertThat(code(result.getErrors())).isEqualTo("DUPLICATE_EXTERNAL_ID");
	}

	@Test
	void anUpsertByAFieldThatIsNoKeyFaults() {
		assertThatExceptionOfType(ApiFault.class)
			.isThrownBy(() -> this.client.upsert("Card_Brand__c", new SObject[] { payment("a:1") }))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("INVALID_FIELD"));
	}

	@Test
	void allOrNoneTakesBackTheGoodRows() throws ConnectionException {
		upsert(payment("a:1", "Status__c", "Pending"));
		this.client.setAllOrNoneHeader(true);
		UpsertResult[] results = this.client.upsert(KEY, new SObject[] { payment("a:1", "Status__c", "Success"),
				payment("a:2"), payment("a:3", "Status__c", "Bad") });
		assertThat(code(results[0].getErrors())).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
		assertThat(code(results[2].getErrors())).isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
		assertThat(stored("a:1")).containsEntry("Status__c", "Pending");
		assertThat(this.org.record(PAYMENT, "a:2")).isEmpty();
	}

	@Test
	void moreThanTwoHundredRowsFailTheWholeCall() {
		SObject[] rows = IntStream.range(0, 201).mapToObj((i) -> payment("a:" + i)).toArray(SObject[]::new);
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> this.client.create(rows))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("EXCEEDED_ID_LIMIT"));
		assertThat(this.org.count(PAYMENT)).isZero();
	}

	@Test
	void moreThanTenChangesOfTypeFailTheWholeCall() {
		SObject[] rows = IntStream.range(0, 11)
			.mapToObj((i) -> (i % 2 == 0) ? payment("a:" + i) : row("Account", "Name", "n"))
			.toArray(SObject[]::new);
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> this.client.create(rows))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("LIMIT_EXCEEDED"));
	}

	@Test
	void aRowMayPointToOneOfAnotherTypeThatTheSameCallMade() throws ConnectionException {
		SObject customer = row("Gateway_Customer__c", KEY, "a:cus_1");
		SObject payment = payment("a:ch_1");
		payment.setField("Gateway_Customer__r", row("Gateway_Customer__c", KEY, "a:cus_1"));
		assertThat(this.client.create(new SObject[] { customer, payment })).allMatch(SaveResult::isSuccess);
		assertThat(stored("a:ch_1")).containsKey("Gateway_Customer__c");
	}

	@Test
	void aRowMayNotPointToOneOfAnotherTypeThatComesAfterIt() throws ConnectionException {
		SObject customer = row("Gateway_Customer__c", KEY, "a:cus_1");
		SObject payment = payment("a:ch_1");
		payment.setField("Gateway_Customer__r", row("Gateway_Customer__c", KEY, "a:cus_1"));
		assertThat(this.client.create(new SObject[] { payment, customer })).extracting(SaveResult::isSuccess)
			.containsExactly(false, true);
	}

	@Test
	void aRowMayNotPointToOneOfItsOwnTypeThatTheSameCallMade() throws ConnectionException {
		SObject refund = payment("a:re_1");
		refund.setField("Source_Transaction__r", row(PAYMENT, KEY, "a:ch_1"));
		SaveResult[] saves = this.client
			.create(new SObject[] { payment("a:ch_1"), row("Gateway_Customer__c", KEY, "a:cus_1"), refund });
		assertThat(saves).extracting(SaveResult::isSuccess).containsExactly(true, true, false);
		assertThat(code(saves[2].getErrors())).isEqualTo("INVALID_FIELD");
	}

	@Test
	void anUnknownFieldOrTypeFailsTheWholeCall() {
		assertThatExceptionOfType(ApiFault.class)
			.isThrownBy(() -> this.client.create(new SObject[] { payment("a:1"), payment("a:2", "Nope__c", "x") }))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("INVALID_FIELD"));
		assertThatExceptionOfType(ApiFault.class)
			.isThrownBy(() -> this.client.create(new SObject[] { row("Nope__c", "x", "y") }))
			.satisfies((fault) -> assertThat(codeOf(fault)).isEqualTo("INVALID_TYPE"));
		assertThat(this.org.count(PAYMENT)).isZero();
	}

	@Test
	void aRowWhoseTypeIsNotFirstFailsTheWholeCall() {
		SObject row = new SObject();
		row.setField(KEY, "a:1");
		row.setField("type", PAYMENT);
		assertThatExceptionOfType(ConnectionException.class)
			.isThrownBy(() -> this.client.create(new SObject[] { row }));
		assertThat(this.org.count(PAYMENT)).isZero();
	}

	@Test
	void aWriteThatChangesNothingStillMovesTheModifiedDate() throws ConnectionException {
		upsert(payment("a:1", "Card_Brand__c", "visa"));
		this.fixture.advance(Duration.ofMinutes(5));
		upsert(payment("a:1", "Card_Brand__c", "visa"));
		assertThat(stored("a:1")).containsEntry("CreatedDate", Instant.parse("2026-11-21T10:00:00Z"))
			.containsEntry("LastModifiedDate", Instant.parse("2026-11-21T10:05:00Z"));
	}

	@Test
	void aRecordWithoutANameIsNamedAfterItsId() throws ConnectionException {
		String id = this.client.create(new SObject[] { row(ACCOUNT, KEY, "k1") })[0].getId();
		assertThat(this.org.record(ACCOUNT, "k1").orElseThrow()).containsEntry("Name", id)
			.containsEntry("Status__c", "Draft");
	}

	@Test
	void anUpdateGoesById() throws ConnectionException {
		String id = upsert(payment("a:1")).getId();
		SObject byId = row(PAYMENT, "Card_Brand__c", "visa");
		byId.setId(id.substring(0, 15));
		SaveResult[] results = this.client.update(new SObject[] { byId, row(PAYMENT, "Card_Brand__c", "visa") });
		assertThat(results[0].isSuccess()).isTrue();
		assertThat(code(results[1].getErrors())).isEqualTo("MISSING_ARGUMENT");
		assertThat(stored("a:1")).containsEntry("Card_Brand__c", "visa");
	}

	@Test
	void theOrgsOwnAdminIsHeldToTheSameRules() {
		this.org.insert("Contact", Map.of("LastName", "Lee", "Email", "lee@example.org"));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.org.insert("Contact", Map.of("FirstName", "Lee")))
			.withMessageContaining("REQUIRED_FIELD_MISSING");
	}

}
