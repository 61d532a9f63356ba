package org.almoner.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataRulesTests {

	private static final Path METADATA = Path.of("sfdx-metadata/main/default");

	private static final MetadataFolder FOLDER = MetadataFolder.at(METADATA);

	@Test
	void salesforcesOwnParserReadsEveryFile() {
		assertThat(FOLDER.files()).hasSizeGreaterThan(300);
		assertThat(FOLDER.files()).flatMap((file) -> MetadataApi.complaint(file).stream().toList()).isEmpty();
	}

	@Test
	void everyFileIsNamedAfterWhatItHolds() {
		assertThat(FOLDER.files()).allSatisfy(
				(file) -> assertThat(file.xml().text("fullName")).isIn(Optional.empty(), Optional.of(file.name())));
		assertThat(FOLDER.files("field")).allSatisfy((file) -> assertThat(file.xml().text("fullName")).isPresent());
	}

	@Test
	void everyFileIsOfAKindThatSomeRuleLooksAt() {
		assertThat(FOLDER.files()).extracting(MetadataFile::kind)
			.containsOnly("app", "compactLayout", "field", "layout", "listView", "object", "permissionset", "tab",
					"validationRule");
	}

	@Test
	void everyNameLeadsSomewhere() {
		assertThat(new MetadataReferences(FOLDER).complaints()).isEmpty();
	}

	@Test
	void everyLimitOfSalesforceIsKept() {
		assertThat(new MetadataLimits(FOLDER).complaints()).isEmpty();
	}

	@Test
	void everyObjectHasAPageWithAllItsFieldsATabAndAList() {
		assertThat(new MetadataPages(FOLDER).complaints()).isEmpty();
	}

	@Test
	void everyPermissionSetGrantsWhatItCan() {
		assertThat(FOLDER.files("permissionset"))
			.flatMap((file) -> MetadataAccess.of(file).complaints(FOLDER.schema()).toList())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					fields/Status__c.field | <type>Picklist | <type>Picklst | PicklstNot a valid enumeration
					objects/Gift_Transaction__c/Gift | <enableFeeds>false</enableFeeds> | <enableFeed>false</enableFeed> | unable to find end tag
					tabs/Gateway_Event__c | </motif> | </motiv> | is not XML
					layouts/Gateway_Log__c | <field>Message__c | <field>Massage__c | no field Gateway_Log__c.Massage__c
					layouts/Gateway_Log__c | <field>Message__c | <field>Detail__c | Message__c is not on it once
					layouts/Gateway_Log__c | <behavior>Required | <behavior>Edit | Gateway_Key__c is not on it once
					layouts/Gateway_Payout__c | Gateway_Transaction__c.Gateway_Payout__c | Gateway_Dispute__c.Gateway_Account__c | no related list
					listViews/Unreconciled | <value>Unreconciled | <value>Unreconcilled | Reconciliation_Status__c has no value Unreconcilled
					listViews/Unreconciled | <columns>Amount__c | <columns>Amuont__c | no field Gateway_Payout__c.Amuont__c
					listViews/Unreconciled | <columns>Amount__c | <columns>Reconciliation_Detail__c | Reconciliation_Detail__c is long text
					compactLayouts/Gateway_Log | <fields>Level__c | <fields>Lever__c | no field Gateway_Log__c.Lever__c
					objects/Gateway_Log__c/Gateway | Gateway_Log_Compact | Gateway_Log_Small | no compact layout Gateway_Log_Small
					applications/Almoner | <tabs>Gateway_Log__c | <tabs>Gateway_Logs__c | no tab Gateway_Logs__c
					permissionsets/Almoner_Viewer | <field>Gateway_Log__c.Level__c | <field>Gateway_Log__c.Lever__c | no field Gateway_Log__c.Lever__c
					permissionsets/Almoner_Viewer | <field>Gateway_Log__c.Level__c | <field>Gateway_Log__c.Gateway_Key__c | is required and may not be listed
					permissionsets/Almoner_Viewer | <editable>false | <editable>true | is granted beyond its object
					permissionsets/Almoner_Viewer | <allowDelete>false | <allowDelete>true | is granted by halves
					fields/Charge_Id__c | <length>255 | <length>256 | is not of a size
					fields/Provenance__c | <length>131072 | <length>131073 | is not of a size
					fields/Gateway_Key__c | <caseSensitive>true | <caseSensitive>false | has no good Gateway_Key__c
					Gateway_Transaction__c/fields/Source_Transaction__c | <relationshipName>Reversals | <relationshipName>Gateway_Disputes | is there twice
					fields/Source_Transaction__c | <referenceTo>Gateway_Transaction__c | <referenceTo>Gateway_Transactions__c | which is not there
					fields/Status__c | <label>Status | <label>A label of more than the forty characters allowed | more than 40
					fields/Event_Id__c | <inlineHelpText> | <inlineHelpText></inlineHelpText><inlineHelpText> | has no inlineHelpText
					objects/Gateway_Customer__c/Gateway | <enableHistory>true | <enableHistory>false | tracks the history of
					""")
	void aSlipIsNoticed(String file, String right, String wrong, String complaint, @TempDir Path elsewhere)
			throws IOException {
		MetadataFile spoiled = FOLDER.files()
			.stream()
			.filter((it) -> it.path().toString().contains(file))
			.findFirst()
			.orElseThrow();
		Path copy = spoil(spoiled.path(), right, wrong, elsewhere);
		assertThat(complaintsAbout(spoiled, copy)).anySatisfy((found) -> assertThat(found).contains(complaint));
	}

	private static List<String> complaintsAbout(MetadataFile original, Path copy) {
		try {
			MetadataFile spoiled = MetadataFile.at(copy);
			MetadataFolder folder = MetadataFolder
				.of(FOLDER.files().stream().map((file) -> file.equals(original) ? spoiled : file).toList());
			return Stream
				.of(MetadataApi.complaint(spoiled).stream(), new MetadataReferences(folder).complaints(),
						new MetadataLimits(folder).complaints(), new MetadataPages(folder).complaints(),
						folder.files("permissionset")
							.flatMap((file) -> MetadataAccess.of(file).complaints(folder.schema())))
				.flatMap((complaints) -> complaints)
				.toList();
		}
		catch (IllegalArgumentException ex) {
			return List.of(ex.toString());
		}
	}

	private static Path spoil(Path file, String right, String wrong, Path elsewhere) throws IOException {
		String text = Files.readString(file);
		assertThat(text).contains(right);
		int at = text.indexOf(right);
		Path copy = elsewhere.resolve(METADATA.relativize(file).toString());
		Files.createDirectories(copy.getParent());
		return Files.writeString(copy, text.substring(0, at) + wrong + text.substring(at + right.length()));
	}

}
