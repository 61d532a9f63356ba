package org.almoner.gateway.stripe;

import java.time.ZoneOffset;
import java.util.List;

import org.almoner.books.Plan;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.assertj.core.api.Assertions.assertThat;

/** What a person changed in the org is the person's; what is the gateway's stays its. */
class PeoplesEditsTests {

	private final Desk desk = new Desk(ZoneOffset.UTC);

	@BeforeEach
	void give() {
		this.desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", ",'description':'For the roof'"));
	}

	@ParameterizedTest
	@CsvSource(value = { "Designation__c | Roof | 'designation':'Roof' | 'designation':'Organ' | Organ | Bells",
			"Donor_Name__c | Ada Lovelace | Ada Lovelace | Grace Hopper | Grace Hopper | A. Lovelace",
			"Donor_Email__c | ada@example.org | ada@example.org | grace@example.org | grace@example.org | al@example.org",
			"Description__c | For the roof | For the roof | For the organ | For the organ | Ours" }, delimiter = '|',
			quoteCharacter = '"')
	void aFieldIsOursUntilAPersonChangesItAndThenTheirsForGood(String field, String first, String said, String instead,
			String second, String theirs) {
		assertThat(this.desk.gift("pi_1", field)).isEqualTo(first);
		update(10, said, instead);
		assertThat(this.desk.gift("pi_1", field)).isEqualTo(second);

		this.desk.edit(RecordKind.GIFT, "pi_1", field, theirs);
		assertThat(update(20, said, instead).corrections()).isEmpty();
		assertThat(this.desk.gift("pi_1", field)).isEqualTo(theirs);
		// events that agree with the person do not make it ours again
		update(30, said, said.replace(first, theirs));
		assertThat(this.desk.gift("pi_1", field)).isEqualTo(theirs);
		update(40, said, instead);
		assertThat(this.desk.gift("pi_1", field)).isEqualTo(theirs);
	}

	@Test
	void aFieldThatAPersonEmptiedStaysEmpty() {
		this.desk.edit(RecordKind.GIFT, "pi_1", "Designation__c", null);
		update(10, "'Roof'", "'Organ'");
		assertThat(this.desk.gift("pi_1", "Designation__c")).isNull();
	}

	@Test
	void aFieldThatAPersonFilledBeforeWeHadAWordStaysTheirs() {
		this.desk.post("customer.created", 0, "{'id':'cus_9','object':'customer','name':'Ada','email':null}");
		this.desk.edit(RecordKind.CUSTOMER, "cus_9", "Email__c", "hers@example.org");
		this.desk.post("customer.updated", 5,
				"{'id':'cus_9','object':'customer','name':'Ada','email':'ours@example.org'}");
		assertThat(this.desk.value(RecordKind.CUSTOMER, "cus_9", "Email__c")).isEqualTo("hers@example.org");
	}

	@Test
	void aTickThatAPersonSetStays() {
		this.desk.edit(RecordKind.GIFT, "pi_1", "Anonymous__c", "true");
		update(10, "'designation':'Roof'", "'designation':'Roof','anonymous':'no'");
		assertThat(this.desk.gift("pi_1", "Anonymous__c")).isEqualTo("true");
	}

	@Test
	void onePersonsFieldLeavesTheOthersOurs() {
		this.desk.edit(RecordKind.GIFT, "pi_1", "Designation__c", "Bells");
		update(10, "Ada Lovelace", "Ada King");
		assertThat(this.desk.gift("pi_1", "Donor_Name__c")).isEqualTo("Ada King");
		assertThat(this.desk.gift("pi_1", "Designation__c")).isEqualTo("Bells");
	}

	@ParameterizedTest
	@CsvSource({ "PAYMENT, ch_1, Amount__c, 49.99, 50", "GIFT, pi_1, Original_Amount__c, 1, 50",
			"GIFT, pi_1, Status__c, Failed, Paid", "PAYMENT, ch_1, Payment_Intent_Id__c, pi_2, pi_1",
			"PAYMENT, ch_1, Status__c, Refunded, Success" })
	void whatIsTheGatewaysIsWrittenBackAndReported(RecordKind kind, String id, String field, String wrong,
			String right) {
		this.desk.edit(kind, id, field, wrong);
		Plan plan = this.desk.post("charge.updated", 10, charge("ch_1", "succeeded", "pi_1", ""));
		assertThat(this.desk.value(kind, id, field)).isEqualTo(right);
		assertThat(plan.corrections()).containsExactly(new Plan.Correction(new RecordKey(kind, id), field));
	}

	@Test
	void aChangeOfTheGatewaysOwnIsNoCorrection() {
		Plan plan = this.desk.post("charge.refunded", 10, charge("ch_1", "succeeded", "pi_1", ",'refunded':false")
			.replace("'amount_refunded':0", "'amount_refunded':1250"));
		assertThat(this.desk.gift("pi_1", "Status__c")).isEqualTo("Partially Refunded");
		assertThat(List.of(plan.corrections())).containsExactly(List.of());
	}

	private Plan update(long created, String said, String instead) {
		return this.desk.post("charge.updated", created,
				charge("ch_1", "succeeded", "pi_1", ",'description':'For the roof'").replace(said, instead));
	}

}
