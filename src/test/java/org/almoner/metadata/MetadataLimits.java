package org.almoner.metadata;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.almoner.metadata.MetadataSchema.ObjectSchema;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Salesforce would refuse although every name is right, and what our own
 * conventions ask for. The numbers are those of Salesforce's pages on custom fields,
 * custom objects and permission sets.
 *
 * @param folder what is deployed
 */
record MetadataLimits(MetadataFolder folder) {

	private static final int LABEL_MAX = 40;

	private static final int API_NAME_MAX = 40;

	private static final int HELP_MAX = 255;

	private static final int DESCRIPTION_MAX = 1000;

	private static final int PERMISSION_SET_DESCRIPTION_MAX = 255;

	private static final int TEXT_MAX = 255;

	private static final int LONG_TEXT_MIN = 256;

	private static final int LONG_TEXT_MAX = 131_072;

	private static final int DIGITS_MAX = 18;

	private static final int EXTERNAL_IDS_MAX = 25;

	private static final int TRACKED_FIELDS_MAX = 20;

	private static final int COMPACT_FIELDS_MAX = 10;

	private static final int COLUMNS_MAX = 15;

	Stream<String> complaints() {
		return Stream
			.of(texts(), permissionSets(), sizes(), externalIds(), relationshipNames(), histories(), longTexts(),
					counts())
			.flatMap((complaints) -> complaints);
	}

	private Stream<String> texts() {
		return this.folder.files().stream().flatMap((file) -> {
			Stream<String> labels = tooLong(file, "label", LABEL_MAX);
			if (!file.kind().equals("field") && !file.kind().equals("object")) {
				return labels;
			}
			return Stream.of(labels, tooLong(file, "description", DESCRIPTION_MAX), missing(file, "description"),
					file.kind().equals("field") ? help(file) : tooLong(file, "pluralLabel", LABEL_MAX), apiName(file))
				.flatMap((complaints) -> complaints);
		});
	}

	private static Stream<String> help(MetadataFile file) {
		return Stream.concat(missing(file, "inlineHelpText"), tooLong(file, "inlineHelpText", HELP_MAX));
	}

	private static Stream<String> apiName(MetadataFile file) {
		boolean good = file.name().matches("[A-Z][A-Za-z0-9_]*__c") && !file.name().matches(".*__.*__c")
				&& file.name().length() - "__c".length() <= API_NAME_MAX;
		return good ? Stream.empty() : Stream.of(file.complaint("is no name for it"));
	}

	private static Stream<String> tooLong(MetadataFile file, String element, int max) {
		return file.xml()
			.text(element)
			.stream()
			.filter((text) -> text.length() > max)
			.map((text) -> file.complaint("%s has %d characters, more than %d".formatted(element, text.length(), max)));
	}

	private static Stream<String> missing(MetadataFile file, String element) {
		return file.xml().text(element).filter((text) -> !text.isEmpty()).isPresent() ? Stream.empty()
				: Stream.of(file.complaint("has no %s".formatted(element)));
	}

	private Stream<String> permissionSets() {
		return this.folder.files("permissionset")
			.flatMap((file) -> tooLong(file, "description", PERMISSION_SET_DESCRIPTION_MAX));
	}

	private Stream<String> sizes() {
		return objects().flatMap((object) -> object.fields()
			.values()
			.stream()
			.filter((field) -> !fits(field))
			.map((field) -> "field %s.%s: is not of a size that %s can have".formatted(object.apiName(),
					field.apiName(), field.type())));
	}

	private static boolean fits(FieldSchema field) {
		return switch (field.type()) {
			case "Text" -> within(field.length(), 1, TEXT_MAX);
			case "LongTextArea" -> within(field.length(), LONG_TEXT_MIN, LONG_TEXT_MAX) && !field.required();
			case "Currency", "Number" -> within(field.precision(), 1, DIGITS_MAX)
					&& within(field.scale(), 0, field.precision() == null ? 0 : field.precision());
			case "Picklist" -> field.restricted() && !field.values().isEmpty()
					&& new HashSet<>(field.values()).size() == field.values().size();
			case "Checkbox" -> "false".equals(field.defaultValue());
			case "Lookup" -> field.relationshipName() != null && !field.required();
			case "Date", "DateTime", "Email", "Phone", "Url" -> field.length() == null;
			default -> false;
		};
	}

	private static boolean within(@Nullable Integer value, int min, int max) {
		return value != null && value >= min && value <= max;
	}

	private Stream<String> externalIds() {
		Stream<String> tooMany = objects().filter((
				object) -> object.fields().values().stream().filter(FieldSchema::externalId).count() > EXTERNAL_IDS_MAX)
			.map((object) -> "object %s: has too many external ids".formatted(object.apiName()));
		Stream<String> noKey = objects().filter((object) -> {
			FieldSchema key = object.fields().get("Gateway_Key__c");
			return key == null || !(key.externalId() && key.unique() && key.caseSensitive());
		}).map((object) -> "object %s: has no good Gateway_Key__c".formatted(object.apiName()));
		return Stream.concat(tooMany, noKey);
	}

	private Stream<String> relationshipNames() {
		Map<String, List<String>> names = objects().map(ObjectSchema::fields)
			.map(Map::values)
			.flatMap(Collection::stream)
			.filter((field) -> field.isA("Lookup"))
			.map((field) -> "%s.%s".formatted(field.referenceTo(), field.relationshipName()))
			.collect(Collectors.groupingBy((name) -> name));
		return names.entrySet()
			.stream()
			.filter((name) -> name.getValue().size() > 1)
			.map((name) -> "relationship %s: is there twice".formatted(name.getKey()));
	}

	private Stream<String> histories() {
		return this.folder.files("object").flatMap((file) -> {
			long tracked = this.folder.files("field")
				.filter((field) -> field.object().equals(file.name()) && field.xml().flag("trackHistory"))
				.count();
			boolean good = file.xml().flag("enableHistory") ? tracked > 0 && tracked <= TRACKED_FIELDS_MAX
					: tracked == 0;
			return good ? Stream.empty()
					: Stream.of(file.complaint("tracks the history of %d fields".formatted(tracked)));
		});
	}

	/** Long text can neither be a filter nor stand in a row. */
	private Stream<String> longTexts() {
		return Stream
			.of(this.folder.files("listView")
				.flatMap((file) -> longTexts(file, file.object(), Set.of("columns", "field"))),
					this.folder.files("compactLayout")
						.flatMap((file) -> longTexts(file, file.object(), Set.of("fields"))),
					this.folder.files("object")
						.flatMap((file) -> longTexts(file, file.name(),
								Set.of("customTabListAdditionalFields", "lookupDialogsAdditionalFields",
										"searchFilterFields", "searchResultsAdditionalFields"))))
			.flatMap((complaints) -> complaints);
	}

	private Stream<String> longTexts(MetadataFile file, String object, Set<String> elements) {
		return elements.stream()
			.flatMap((element) -> file.xml().all(element))
			.map(MetadataXml::text)
			.map((name) -> this.folder.schema().object(object).fields().get(name))
			.filter((field) -> field != null && field.isA("LongTextArea"))
			.map((field) -> file.complaint("%s is long text".formatted(field.apiName())));
	}

	private Stream<String> counts() {
		return Stream.concat(
				this.folder.files("compactLayout").flatMap((file) -> count(file, "fields", COMPACT_FIELDS_MAX)),
				this.folder.files("listView").flatMap((file) -> count(file, "columns", COLUMNS_MAX)));
	}

	private static Stream<String> count(MetadataFile file, String element, int max) {
		long count = file.xml().children(element).count();
		return (count >= 1 && count <= max) ? Stream.empty()
				: Stream.of(file.complaint("has %d %s, not 1 to %d".formatted(count, element, max)));
	}

	private Stream<ObjectSchema> objects() {
		return this.folder.schema().objects().values().stream();
	}

}
