package org.almoner.salesforce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RowsTests {

	private final WireOrg org = new WireOrg();

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void elementsStandInTheOrderOfTheSchema() {
		Row row = Row.of("Gateway_Event__c", new RecordId(Answer.id(1)))
			.with("Status__c", "Processed")
			.with("Last_Error__c", null)
			.with("Attempts__c", 2);
		Seam.of(this.org).update(List.of(row));
		assertThat(this.org.lastRequest()).containsSubsequence("type", "Gateway_Event__c", "fieldsToNull",
				"Last_Error__c", "Id", Answer.id(1), "Status__c", "Processed", "Attempts__c", ">2<");
		assertThat(WireOrg.count(this.org.lastRequest(), "Last_Error__c")).isEqualTo(1);
	}

	@Test
	void everyNullFieldIsNamedAndEmptyTextIsOne() {
		Seam.of(this.org)
			.update(List.of(Row.of("X__c", new RecordId(Answer.id(1)))
				.with("A__c", null)
				.with("B__c", "")
				.with("C__c", "\u0000\uFFFF")
				.with("D__c", " ")));
		assertThat(Pattern.compile("fieldsToNull[^>]*>(\\w+)<")
			.matcher(this.org.lastRequest())
			.results()
			.map((match) -> match.group(1))).containsExactly("A__c", "B__c", "C__c");
	}

	@Test
	void valuesKeepTheirMeaning() {
		Row row = Row.of("X__c")
			.with("Day__c", LocalDate.of(2026, 3, 1))
			.with("Moment__c", Instant.parse("2026-03-01T10:15:30.123456Z"))
			.with("Whole__c", Instant.parse("2026-03-01T10:15:30Z"))
			.with("Amount__c", new BigDecimal("1E+3"))
			.with("Cents__c", new BigDecimal("10.50"))
			.with("Flag__c", true)
			.with("Lookup__c", new RecordId(Answer.id(9)))
			.with("VersionData", new byte[] { 1, 2, 3 });
		Seam.of(this.org).create(List.of(row));
		assertThat(this.org.lastRequest()).contains(">2026-03-01<", ">2026-03-01T10:15:30.123Z<",
				">2026-03-01T10:15:30Z<", ">1000<", ">10.50<", ">true<", ">" + Answer.id(9) + "<", ">AQID<");
	}

	@Test
	void aParentIsNamedByItsKeyInTheRelationship() {
		Seam.of(this.org)
			.create(List.of(Row.of("Gift_Transaction__c")
				.with("Gateway_Account__c", new Parent("Gateway_Account__c", "Gateway_Key__c", "k7"))
				.with("DonorId", new Parent("Account", "Donor_Key__c", "d1"))));
		assertThat(this.org.lastRequest())
			.containsPattern("Gateway_Account__r[^>]*><[^>]*type[^>]*>Gateway_Account__c<.*Gateway_Key__c[^>]*>k7<")
			.containsPattern("Donor[ >][^>]*.*type[^>]*>Account<.*Donor_Key__c[^>]*>d1<")
			.doesNotContain("DonorId");
	}

	@Test
	void anUpsertNamesNoIdBesideTheKey() {
		Seam.of(this.org)
			.upsert("Gateway_Key__c", List.of(Row.of("X__c", new RecordId(Answer.id(1))).with("Gateway_Key__c", "k")));
		assertThat(this.org.lastRequest()).contains("externalIDFieldName>Gateway_Key__c<").doesNotContain(Answer.id(1));
	}

	@Test
	void textThatXmlForbidsDoesNotCostTheCall() {
		Seam.of(this.org).create(List.of(Row.of("X__c").with("T__c", "a\u0001b\uD83D\uDE00c\uD800d\uFFFEe\tf<&>\"")));
		assertThat(this.org.lastRequest()).contains("ab\uD83D\uDE00cde\tf&lt;&amp;");
	}

	@Test
	void floatingPointIsRefused() {
		SoapSalesforce salesforce = Seam.of(this.org);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> salesforce.create(List.of(Row.of("X__c").with("Amount__c", 1.5))))
			.withMessage("X__c.Amount__c can't hold a Double");
	}

	@Test
	void oneBadRowMustNotUndoOthersAndAWarningOfADuplicateRuleIsNoRefusal() {
		Seam.of(this.org).create(List.of(Seam.event(1)));
		assertThat(this.org.lastRequest()).contains("allOrNone>false<", "allowSave>true<",
				"includeRecordDetails>false<", "client>Almoner/", "sessionId>T1<");
	}

	@Test
	void aParentsFieldsStandUnderTheirPath() {
		this.org.order(Answer.page(true, null, 1,
				"<records xsi:type=\"sf:sObject\"><sf:type>Gateway_Transaction__c</sf:type><sf:Id>" + Answer.id(1)
						+ "</sf:Id><sf:Id>" + Answer.id(1) + "</sf:Id><sf:Amount__c>10.50</sf:Amount__c>"
						+ "<sf:Fee__c xsi:nil=\"true\"/>"
						+ "<sf:Occurred_At__c>2026-03-01T10:15:30.000Z</sf:Occurred_At__c>"
						+ "<sf:Gateway_Invoice__r xsi:type=\"sf:sObject\"><sf:type>Gateway_Invoice__c</sf:type>"
						+ "<sf:Id xsi:nil=\"true\"/><sf:Gateway_Key__c>k:in_1</sf:Gateway_Key__c>"
						+ "<sf:Gateway_Account__r xsi:type=\"sf:sObject\"><sf:type>Gateway_Account__c</sf:type>"
						+ "<sf:Id>" + Answer.id(5) + "</sf:Id><sf:Name>Main</sf:Name></sf:Gateway_Account__r>"
						+ "</sf:Gateway_Invoice__r><sf:Gateway_Payout__r xsi:nil=\"true\"/></records>"));
		Row row = Seam.of(this.org).query("SELECT Id FROM Gateway_Transaction__c").getFirst();
		assertThat(row.type()).isEqualTo("Gateway_Transaction__c");
		assertThat(row.requiredId()).isEqualTo(new RecordId(Answer.id(1)));
		assertThat(row.number("Amount__c")).contains(new BigDecimal("10.50"));
		assertThat(row.text("Fee__c")).isEmpty();
		assertThat(row.moment("Occurred_At__c")).contains(Instant.parse("2026-03-01T10:15:30Z"));
		assertThat(row.text("Gateway_Invoice__r.Gateway_Key__c")).contains("k:in_1");
		assertThat(row.text("Gateway_Invoice__r.Gateway_Account__r.Name")).contains("Main");
		assertThat(row.text("Gateway_Invoice__r.Gateway_Account__r.Id")).contains(Answer.id(5));
		assertThat(row.text("Gateway_Payout__r.Name")).isEmpty();
		assertThat(row.fields()).doesNotContainKeys("Id", "type", "Gateway_Invoice__r.type");
	}

	@Test
	void aCountHasNoId() {
		this.org.order(Answer.page(true, null, 1, "<records xsi:type=\"sf:sObject\"><sf:type>AggregateResult</sf:type>"
				+ "<sf:Id xsi:nil=\"true\"/><sf:expr0 xsi:type=\"xsd:int\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
				+ "42</sf:expr0></records>"));
		Row row = Seam.of(this.org).query("SELECT COUNT(Id) FROM X").getFirst();
		assertThat(row.id()).isNull();
		assertThat(row.number("expr0")).contains(new BigDecimal("42"));
	}

}
