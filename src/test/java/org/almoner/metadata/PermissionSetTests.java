package org.almoner.metadata;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.metadata.MetadataAccess.FieldAccess;
import org.almoner.metadata.MetadataAccess.ObjectAccess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionSetTests {

	private static final String CREDENTIALS = "Gateway_Account__c.Credentials__c";

	private static final String PAYLOAD = "Gateway_Event__c.Payload__c";

	private final MetadataFolder folder = MetadataFolder.at(Path.of("sfdx-metadata"));

	@Test
	void theConnectorWritesEveryObjectAndEveryField() {
		MetadataAccess connector = access("Almoner_Connector");
		assertThat(connector.objects().values())
			.filteredOn((object) -> object.create() && object.read() && object.edit() && object.viewAll())
			.extracting(ObjectAccess::name)
			.containsExactlyInAnyOrderElementsOf(this.folder.schema().objects().keySet());
		assertThat(names(connector, FieldAccess::edit)).containsAll(grantableFields());
	}

	@Test
	void theConnectorDeletesNothingButGifts() {
		assertThat(access("Almoner_Connector").objects().values()).filteredOn(ObjectAccess::delete)
			.extracting(ObjectAccess::name)
			.containsExactly("Gift_Transaction__c");
	}

	@Test
	void theConnectorOnlyReadsDonorsAndCampaignsUnlessToldToMakeThem() {
		assertThat(access("Almoner_Connector").objects()).extractingByKeys("Account", "Contact", "Campaign")
			.allSatisfy((object) -> assertThat(object.read() && !object.create() && !object.edit()).isTrue());
		assertThat(access("Almoner_Connector_Donors").objects()).extractingByKeys("Account", "Contact")
			.allSatisfy((object) -> assertThat(object.create() && !object.edit()).isTrue());
	}

	@Test
	void theConnectorMaySpeakToTheApi() {
		assertThat(file("Almoner_Connector").xml().children("userPermissions").map((it) -> it.required("name")))
			.containsExactly("ApiEnabled");
	}

	@Test
	void theAdminSeesEverythingButTheCredentials() {
		MetadataAccess admin = access("Almoner_Admin");
		assertThat(names(admin, FieldAccess::read)).isEqualTo(without(grantableFields(), CREDENTIALS));
		assertThat(admin.objects().values()).allMatch(ObjectAccess::viewAll);
	}

	@Test
	void theAdminWritesWhatIsThePeoplesAndSendsEventsBackToWork() {
		assertThat(names(access("Almoner_Admin"), FieldAccess::edit)).contains("Gateway_Account__c.Time_Zone__c",
				"Gateway_Account__c.Gift_Model__c", "Gateway_Event__c.Status__c", "Gateway_Customer__c.Contact__c",
				"Gateway_Customer__c.Account__c", "Gift_Transaction__c.Donor_Contact__c",
				"Gift_Transaction__c.Donor_Account__c", "Gift_Transaction__c.Campaign__c",
				"Gift_Transaction__c.Designation__c", "Gift_Transaction__c.Description__c");
	}

	@Test
	void theAdminCannotChangeWhatTheGatewaySaid() {
		assertThat(names(access("Almoner_Admin"), FieldAccess::edit)).noneMatch((name) -> name
			.matches(".*\\.(Payload.*|Provenance__c|Snapshot_At__c|Gateway_Key__c|.*_Id__c|Fee__c|Net__c)")
				|| name.startsWith("Gateway_Transaction__c.") || name.startsWith("Gateway_Payout__c."));
	}

	@Test
	void theViewerSeesAllButRawMessagesAndCredentialsAndChangesNothing() {
		MetadataAccess viewer = access("Almoner_Viewer");
		assertThat(names(viewer, FieldAccess::read)).isEqualTo(without(grantableFields(), CREDENTIALS, PAYLOAD));
		assertThat(names(viewer, FieldAccess::edit)).isEmpty();
		assertThat(viewer.objects().keySet()).isEqualTo(this.folder.schema().objects().keySet());
		assertThat(viewer.objects().values())
			.noneMatch((object) -> object.create() || object.edit() || object.delete());
	}

	@Test
	void whoReadsTheRecordsSeesTheAppAndItsTabs() {
		assertThat(Stream.of("Almoner_Admin", "Almoner_Viewer")).allSatisfy((name) -> {
			assertThat(file(name).xml().children("tabSettings").map((tab) -> tab.required("tab")))
				.containsExactlyInAnyOrderElementsOf(this.folder.schema().objects().keySet());
			assertThat(file(name).xml().children("applicationVisibilities").map((app) -> app.flag("visible")))
				.containsExactly(true);
		});
	}

	private Set<String> grantableFields() {
		Set<String> fields = this.folder.schema()
			.objects()
			.values()
			.stream()
			.flatMap((object) -> object.fields().keySet().stream().map((field) -> object.apiName() + "." + field))
			.collect(Collectors.toSet());
		fields.removeAll(MetadataAccess.requiredFields(this.folder.schema()));
		return fields;
	}

	private static Set<String> without(Set<String> fields, String... names) {
		fields.removeAll(Set.of(names));
		return fields;
	}

	private static Set<String> names(MetadataAccess access, Predicate<FieldAccess> granted) {
		return access.fields().values().stream().filter(granted).map(FieldAccess::name).collect(Collectors.toSet());
	}

	private MetadataAccess access(String name) {
		return MetadataAccess.of(file(name));
	}

	private MetadataFile file(String name) {
		return this.folder.files("permissionset").filter((file) -> file.name().equals(name)).findFirst().orElseThrow();
	}

}
