package org.almoner.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.metadata.MetadataSchema.ObjectSchema;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an admin would look for in vain: objects without page, tab or list of all
 * records, and fields that are on no page or on it twice.
 *
 * @param folder what is deployed
 */
record MetadataPages(MetadataFolder folder) {

	/** Sealed, of no use to people. */
	private static final Set<String> ON_NO_PAGE = Set.of("Gateway_Account__c.Credentials__c");

	Stream<String> complaints() {
		return this.folder.schema().objects().values().stream().flatMap(this::complaints);
	}

	private Stream<String> complaints(ObjectSchema object) {
		List<String> complaints = new ArrayList<>();
		if (!this.folder.has("tab", object.apiName())) {
			complaints.add("object %s: has no tab".formatted(object.apiName()));
		}
		if (this.folder.files("listView")
			.noneMatch((view) -> view.object().equals(object.apiName()) && view.name().equals("All"))) {
			complaints.add("object %s: has no list view All".formatted(object.apiName()));
		}
		// this name is the layout that Salesforce assigns to every profile by itself
		String layout = "%s-%s Layout".formatted(object.apiName(), object.label());
		this.folder.files("layout")
			.filter((file) -> file.name().equals(layout))
			.findFirst()
			.ifPresentOrElse((file) -> fields(object, file).forEach(complaints::add),
					() -> complaints.add("object %s: has no layout %s".formatted(object.apiName(), layout)));
		return complaints.stream();
	}

	private static Stream<String> fields(ObjectSchema object, MetadataFile layout) {
		Map<String, List<String>> behaviors = layout.xml()
			.all("layoutItems")
			.collect(Collectors.groupingBy((item) -> item.required("field"),
					Collectors.mapping((item) -> item.required("behavior"), Collectors.toList())));
		Stream<String> fields = object.fields()
			.values()
			.stream()
			.filter((field) -> !ON_NO_PAGE.contains(object.apiName() + "." + field.apiName()))
			.filter((field) -> !isOnce(behaviors.get(field.apiName()), field.required()))
			.map((field) -> layout.complaint("%s is not on it once, as it should be".formatted(field.apiName())));
		String name = object.nameIsAutoNumber() ? "Readonly" : "Required";
		return List.of(name).equals(behaviors.get("Name")) ? fields
				: Stream.concat(fields, Stream.of(layout.complaint("Name is not %s".formatted(name))));
	}

	private static boolean isOnce(@Nullable List<String> behaviors, boolean required) {
		return behaviors != null && behaviors.size() == 1 && behaviors.contains("Required") == required;
	}

}
