package org.almoner.sandbox.org;

import java.util.Map;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.almoner.sandbox.org.OrgFixture.ACCOUNT;
import static org.almoner.sandbox.org.OrgFixture.KEY;
import static org.almoner.sandbox.org.OrgFixture.PAYMENT;
import static org.almoner.sandbox.org.OrgFixture.code;
import static org.almoner.sandbox.org.OrgFixture.payment;
import static org.almoner.sandbox.org.OrgFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

class LookupTests {

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

	private UpsertResult upsert(SObject row) throws ConnectionException {
		return this.client.upsert(KEY, new SObject[] { row })[0];
	}

	private String lookupError(String id) throws ConnectionException {
		return code(upsert(payment("a:1", "Gateway_Account__c", id)).getErrors());
	}

	@Test
	void aParentIsNamedByItsKey() throws ConnectionException {
		String parent = this.org.insert(ACCOUNT, Map.of(KEY, "acct"));
		SObject child = payment("a:1");
		child.setField("Gateway_Account__r", row(ACCOUNT, KEY, "acct"));
		assertThat(upsert(child).isSuccess()).isTrue();
		assertThat(this.org.record(PAYMENT, "a:1").orElseThrow()).containsEntry("Gateway_Account__c", parent);
	}

	@Test
	void aParentThatIsNotThereFailsTheRow() throws ConnectionException {
		SObject child = payment("a:1");
		child.setField("Gateway_Account__r", row(ACCOUNT, KEY, "nobody"));
		UpsertResult result = upsert(child);
		assertThat(code(result.getErrors())).isEqualTo("INVALID_FIELD");
		assertThat(result.getErrors()[0].getMessage()).isEqualTo(
				"Foreign key external ID: nobody not found for field Gateway_Key__c in entity Gateway_Account__c");
	}

	@Test
	void anIdOfNothingOfAnotherTypeOrOfADeletedRecordIsToldApart() throws ConnectionException {
		String deleted = this.org.insert(ACCOUNT, Map.of(KEY, "gone"));
		this.org.delete(ACCOUNT, "gone");
		String contact = this.org.insert("Contact", Map.of("LastName", "Lee"));
		String never = Ids.of(deleted.substring(0, 3), 99_999);
		assertThat(lookupError(never)).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
		assertThat(lookupError(contact)).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
		assertThat(lookupError(deleted)).isEqualTo("ENTITY_IS_DELETED");
		assertThat(lookupError("short")).isEqualTo("MALFORMED_ID");
	}

	@Test
	void deletingARecordClearsTheLookupsToIt() throws ConnectionException {
		String parent = this.org.insert(ACCOUNT, Map.of(KEY, "acct"));
		upsert(payment("a:1", "Gateway_Account__c", parent));
		DeleteResult[] results = this.client.delete(new String[] { parent, parent });
		assertThat(results[0].isSuccess()).isTrue();
		assertThat(code(results[1].getErrors())).isEqualTo("ENTITY_IS_DELETED");
		assertThat(this.org.record(PAYMENT, "a:1").orElseThrow()).doesNotContainKey("Gateway_Account__c");
	}

	@Test
	void aKeyIsFreeAgainOnceItsRecordIsDeleted() throws ConnectionException {
		String first = upsert(payment("a:1")).getId();
		this.client.delete(new String[] { first });
		UpsertResult again = upsert(payment("a:1"));
		assertThat(again.isCreated()).isTrue();
		assertThat(again.getId()).isNotEqualTo(first);
	}

	@Test
	void aFileMakesItsDocumentAndItsLink() throws ConnectionException {
		String event = this.org.insert("Gateway_Event__c", Map.of(KEY, "a:evt_1"));
		SObject file = row("ContentVersion", "Title", "payload", "PathOnClient", "payload.json",
				"FirstPublishLocationId", event, "VersionData", new byte[] { 1, 2, 3 });
		SaveResult saved = this.client.create(new SObject[] { file })[0];
		assertThat(saved.isSuccess()).isTrue();
		SObject version = this.client
			.query("SELECT Id, ContentDocumentId, VersionData FROM ContentVersion WHERE Id = '" + saved.getId() + "'")
			.getRecords()[0];
		assertThat(version.getField("VersionData")).isEqualTo("AQID");
		SObject[] links = this.client
			.query("SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '" + event + "'")
			.getRecords();
		assertThat(links).hasSize(1);
		assertThat(links[0].getField("ContentDocumentId")).isEqualTo(version.getField("ContentDocumentId"));
	}

	@Test
	void aFileGoesWithItsDocument() throws ConnectionException {
		String event = this.org.insert("Gateway_Event__c", Map.of(KEY, "a:evt_1"));
		this.client.create(new SObject[] { row("ContentVersion", "Title", "payload", "PathOnClient", "payload.json",
				"FirstPublishLocationId", event, "VersionData", new byte[] { 1 }) });
		String document = String.valueOf(this.org.records("ContentDocument").getFirst().get("Id"));
		this.client.delete(new String[] { document });
		assertThat(this.org.count("ContentVersion")).isZero();
		assertThat(this.org.count("ContentDocumentLink")).isZero();
	}

	@Test
	void aRecordThatIsDeletedLeavesItsFileAlone() throws ConnectionException {
		String event = this.org.insert("Gateway_Event__c", Map.of(KEY, "a:evt_1"));
		this.client.create(new SObject[] { row("ContentVersion", "Title", "payload", "PathOnClient", "payload.json",
				"FirstPublishLocationId", event, "VersionData", new byte[] { 1 }) });
		this.client.delete(new String[] { event });
		assertThat(this.org.count("ContentVersion")).isEqualTo(1);
	}

}
