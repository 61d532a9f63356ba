package org.almoner.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.almoner.metadata.MetadataSchema.ObjectSchema;

/**
 * Finds names that lead nowhere: objects, fields, tabs, apps and picklist values that
 * some other file speaks of.
 *
 * @param folder what is deployed
 */
record MetadataReferences(MetadataFolder folder) {

	private static final Set<String> STANDARD_OBJECTS = Set.of("Account", "Campaign", "Contact");

	private static final Set<String> STANDARD_FIELDS = Set.of("Contact.AccountId", "Contact.Email", "Contact.HomePhone",
			"Contact.MobilePhone", "Contact.Phone", "Account.Phone");

	private static final Set<String> RECORD_FIELDS = Set.of("Name", "OwnerId", "CreatedById", "LastModifiedById");

	/** What list views and search layouts call the standard fields. */
	private static final Set<String> COLUMN_FIELDS = Set.of("NAME", "CREATED_DATE", "LAST_UPDATE", "OWNER.ALIAS");

	private static final Set<String> STANDARD_TABS = Set.of("standard-home");

	private static final Set<String> STANDARD_LISTS = Set.of("RelatedActivityList", "RelatedHistoryList",
			"RelatedEntityHistoryList", "RelatedFileList");

	Stream<String> complaints() {
		return Stream
			.of(lookups(), layouts(), relatedLists(), listViews(), compactLayouts(), objectFiles(), tabs(), apps(),
					permissionSets())
			.flatMap((complaints) -> complaints);
	}

	private Stream<String> lookups() {
		return this.folder.schema()
			.objects()
			.values()
			.stream()
			.flatMap((object) -> object.fields()
				.values()
				.stream()
				.filter((field) -> field.isA("Lookup") && !isObject(String.valueOf(field.referenceTo())))
				.map((field) -> "lookup %s.%s: points to %s, which is not there".formatted(object.apiName(),
						field.apiName(), field.referenceTo())));
	}

	private Stream<String> layouts() {
		return this.folder.files("layout").flatMap((file) -> {
			List<String> items = file.xml().all("layoutItems").map((item) -> item.required("field")).toList();
			return unknownFields(file, items, objectOfLayout(file), RECORD_FIELDS);
		});
	}

	private static String objectOfLayout(MetadataFile file) {
		return file.name().substring(0, file.name().indexOf('-'));
	}

	private Stream<String> relatedLists() {
		return this.folder.files("layout")
			.flatMap((file) -> file.xml()
				.children("relatedLists")
				.filter((list) -> !STANDARD_LISTS.contains(list.required("relatedList")))
				.flatMap((list) -> relatedList(file, list)));
	}

	private Stream<String> relatedList(MetadataFile file, MetadataXml list) {
		String[] name = list.required("relatedList").split("\\.", 2);
		if (!isField(name[0], name[1]) || !objectOfLayout(file).equals(fieldOf(name[0], name[1]).referenceTo())) {
			return Stream.of(file.complaint("no related list %s".formatted(list.required("relatedList"))));
		}
		Stream<String> fields = Stream.concat(list.children("fields").map(MetadataXml::text),
				list.text("sortField").stream());
		return unknownFields(file, fields.toList(), name[0], COLUMN_FIELDS);
	}

	private Stream<String> listViews() {
		return this.folder.files("listView").flatMap((file) -> {
			List<String> columns = file.xml().children("columns").map(MetadataXml::text).toList();
			return Stream.concat(unknownFields(file, columns, file.object(), COLUMN_FIELDS),
					file.xml().children("filters").flatMap((filter) -> filter(file, filter)));
		});
	}

	private Stream<String> filter(MetadataFile file, MetadataXml filter) {
		String name = filter.required("field");
		if (COLUMN_FIELDS.contains(name) || !isField(file.object(), name)) {
			return unknownFields(file, List.of(name), file.object(), COLUMN_FIELDS);
		}
		FieldSchema field = fieldOf(file.object(), name);
		return filter.text("value")
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.filter((value) -> (field.isA("Picklist") && !field.values().contains(value))
					|| (field.isA("Checkbox") && !Set.of("0", "1").contains(value)))
			.map((value) -> file.complaint("%s has no value %s".formatted(name, value)));
	}

	private Stream<String> compactLayouts() {
		return this.folder.files("compactLayout").flatMap((file) -> {
			List<String> fields = file.xml().children("fields").map(MetadataXml::text).toList();
			return unknownFields(file, fields, file.object(), RECORD_FIELDS);
		});
	}

	private Stream<String> objectFiles() {
		return this.folder.files("object").flatMap((file) -> {
			List<String> fields = file.xml()
				.children("searchLayouts")
				.flatMap(MetadataXml::children)
				.map(MetadataXml::text)
				.toList();
			Stream<String> compact = file.xml()
				.text("compactLayoutAssignment")
				.stream()
				.filter((name) -> !this.folder.has("compactLayout", name))
				.map((name) -> file.complaint("no compact layout %s".formatted(name)));
			return Stream.concat(unknownFields(file, fields, file.name(), COLUMN_FIELDS), compact);
		});
	}

	private Stream<String> tabs() {
		return this.folder.files("tab")
			.filter((file) -> file.xml().flag("customObject") && !isObject(file.name()))
			.map((file) -> file.complaint("no object of that name"));
	}

	private Stream<String> apps() {
		return this.folder.files("app")
			.flatMap((file) -> file.xml()
				.children("tabs")
				.map(MetadataXml::text)
				.filter((tab) -> !isTab(tab))
				.map((tab) -> file.complaint("no tab %s".formatted(tab))));
	}

	private Stream<String> permissionSets() {
		return this.folder.files("permissionset").flatMap((file) -> {
			MetadataXml xml = file.xml();
			return Stream
				.of(unknown(file, xml, "objectPermissions", "object", this::isObject),
						unknown(file, xml, "fieldPermissions", "field", this::isQualifiedField),
						unknown(file, xml, "tabSettings", "tab", this::isTab),
						unknown(file, xml, "applicationVisibilities", "application",
								(app) -> this.folder.has("app", app)))
				.flatMap((complaints) -> complaints);
		});
	}

	private static Stream<String> unknown(MetadataFile file, MetadataXml xml, String element, String name,
			Predicate<String> isThere) {
		return xml.children(element)
			.map((child) -> child.required(name))
			.filter((value) -> !isThere.test(value))
			.map((value) -> file.complaint("no %s %s".formatted(name, value)));
	}

	private Stream<String> unknownFields(MetadataFile file, List<String> names, String object, Set<String> standard) {
		Set<String> unknown = names.stream()
			.filter((name) -> !standard.contains(name) && !isField(object, name))
			.collect(Collectors.toSet());
		return unknown.stream().map((name) -> file.complaint("no field %s.%s".formatted(object, name)));
	}

	private boolean isObject(String name) {
		return STANDARD_OBJECTS.contains(name) || this.folder.schema().objects().containsKey(name);
	}

	private boolean isField(String object, String name) {
		ObjectSchema schema = this.folder.schema().objects().get(object);
		return schema != null && schema.fields().containsKey(name);
	}

	private FieldSchema fieldOf(String object, String name) {
		return this.folder.schema().object(object).field(name);
	}

	private boolean isQualifiedField(String name) {
		String[] parts = name.split("\\.", 2);
		return STANDARD_FIELDS.contains(name) || isField(parts[0], parts[1]);
	}

	private boolean isTab(String name) {
		return STANDARD_TABS.contains(name) || this.folder.has("tab", name);
	}

}
