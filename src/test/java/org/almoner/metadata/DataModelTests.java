package org.almoner.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.almoner.metadata.MetadataSchema.ObjectSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Compares the metadata with the written data model, where that is at hand. */
class DataModelTests {

	private static final Path MODEL = Path.of("../shared/DATA_MODEL.md");

	private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\w+__c)(.*?)(?=^## |\\z)");

	private static final Pattern FIELD = Pattern
		.compile("(\\w+__c) (?:(T|L)\\((\\d+)\\)|P \\{([^}]*)\\}|N\\((\\d+),(\\d+)\\)"
				+ "|(C|D|DT|B|U|Email|Phone)\\b|(→)(\\w+)?)");

	private static final Map<String, String> TYPES = Map.of("T", "Text", "L", "LongTextArea", "C", "Currency", "D",
			"Date", "DT", "DateTime", "B", "Checkbox", "U", "Url", "Email", "Email", "Phone", "Phone");

	private static final Set<String> UNSTAMPED = Set.of("Gateway_Account__c", "Gateway_Event__c", "Gateway_Log__c",
			"Gateway_Setting__c");

	/** No data of the money's; the model may be older than it. */
	private static final String SETTINGS = "Gateway_Setting__c";

	private final MetadataSchema schema = MetadataSchema.load(Path.of("sfdx-metadata"));

	private String model = "";

	@BeforeEach
	void readTheModel() throws IOException {
		assumeTrue(Files.exists(MODEL), "the written data model is not at hand");
		this.model = Files.readString(MODEL);
	}

	@Test
	void everyObjectOfTheModelIsThereAndNoOther() {
		assertThat(SECTION.matcher(this.model).results().map((section) -> section.group(1)))
			.containsExactlyInAnyOrderElementsOf(this.schema.objects()
				.keySet()
				.stream()
				.filter((name) -> !SETTINGS.equals(name) || this.model.contains("## " + SETTINGS))
				.toList());
	}

	@Test
	void everyFieldOfTheModelIsThereAsItSays() {
		List<String> compared = new ArrayList<>();
		SECTION.matcher(this.model).results().forEach((section) -> {
			ObjectSchema object = this.schema.object(section.group(1));
			Matcher field = FIELD.matcher(section.group(2));
			while (field.find()) {
				assertThat(described(object.field(field.group(1)))).as("%s.%s", object.apiName(), field.group(1))
					.isEqualTo(described(field));
				compared.add(field.group(1));
			}
		});
		assertThat(compared).hasSizeGreaterThan(220);
	}

	@Test
	void everyMirroredObjectIsStamped() {
		assertThat(this.schema.objects().values()).filteredOn((object) -> !UNSTAMPED.contains(object.apiName()))
			.hasSize(9)
			.allSatisfy((object) -> {
				assertThat(described(object.field("Snapshot_At__c"))).isEqualTo("DateTime");
				assertThat(described(object.field("Provenance__c"))).isEqualTo("LongTextArea 131072");
			});
	}

	@Test
	void everyNameIsNumberedWhereTheModelSaysSo() {
		SECTION.matcher(this.model)
			.results()
			.forEach((section) -> assertThat(this.schema.object(section.group(1)).nameIsAutoNumber())
				.as(section.group(1))
				.isEqualTo(section.group(2).contains("Name auto ")));
	}

	private static String described(FieldSchema field) {
		return switch (field.type()) {
			case "Text", "LongTextArea" -> "%s %d".formatted(field.type(), field.length());
			case "Number" -> "Number %d,%d".formatted(field.precision(), field.scale());
			case "Currency" -> "Currency %d,%d".formatted(field.precision(), field.scale());
			case "Picklist" -> "Picklist " + field.values();
			case "Lookup" -> "Lookup " + field.referenceTo();
			default -> field.type();
		};
	}

	private static String described(Matcher field) {
		if (field.group(2) != null) {
			return "%s %s".formatted(TYPES.get(field.group(2)), field.group(3));
		}
		if (field.group(4) != null) {
			return "Picklist " + List.of(field.group(4).split(", "));
		}
		if (field.group(5) != null) {
			return "Number %s,%s".formatted(field.group(5), field.group(6));
		}
		if (field.group(8) != null) {
			return "Lookup " + ((field.group(9) != null) ? field.group(9) : field.group(1));
		}
		return TYPES.get(field.group(7)) + (field.group(7).equals("C") ? " 18,2" : "");
	}

}
