package org.almoner.metadata;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The objects and fields that {@code sfdx-metadata/} deploys: the one source of what an
 * org accepts. Immutable.
 */
public final class MetadataSchema {

	private final Map<String, ObjectSchema> objects;

	private MetadataSchema(Map<String, ObjectSchema> objects) {
		this.objects = objects;
	}

	/**
	 * Reads a metadata folder.
	 * @param folder a folder that holds object files at any depth, such as
	 * {@code sfdx-metadata}
	 * @throws IllegalArgumentException when a file is not what its name says
	 */
	public static MetadataSchema load(Path folder) {
		return of(Stream.of(".object-meta.xml", ".field-meta.xml")
			.flatMap((suffix) -> MetadataXml.files(folder, suffix).stream())
			.map(MetadataFile::at)
			.toList());
	}

	static MetadataSchema of(List<MetadataFile> files) {
		Map<String, Map<String, FieldSchema>> fields = new HashMap<>();
		files.stream()
			.filter((file) -> file.kind().equals("field"))
			.forEach((file) -> fields.computeIfAbsent(file.object(), (object) -> new LinkedHashMap<>())
				.put(file.name(), FieldSchema.of(file.xml())));
		Map<String, ObjectSchema> objects = new LinkedHashMap<>();
		files.stream()
			.filter((file) -> file.kind().equals("object"))
			.forEach((file) -> objects.put(file.name(), object(file, fields.getOrDefault(file.name(), Map.of()))));
		return new MetadataSchema(Collections.unmodifiableMap(objects));
	}

	/** The objects by API name. */
	public Map<String, ObjectSchema> objects() {
		return this.objects;
	}

	/**
	 * One object.
	 * @throws IllegalArgumentException when there is none of that name
	 */
	public ObjectSchema object(String apiName) {
		return Optional.ofNullable(this.objects.get(apiName))
			.orElseThrow(() -> new IllegalArgumentException("no object " + apiName));
	}

	private static ObjectSchema object(MetadataFile file, Map<String, FieldSchema> fields) {
		boolean autoNumber = file.xml()
			.child("nameField")
			.map((name) -> name.required("type").equals("AutoNumber"))
			.orElse(false);
		return new ObjectSchema(file.name(), file.xml().required("label"), autoNumber,
				Collections.unmodifiableMap(fields));
	}

	/**
	 * One custom object.
	 *
	 * @param apiName such as {@code Gateway_Event__c}
	 * @param label what people call one record
	 * @param nameIsAutoNumber whether the org itself numbers the records; else
	 * {@code Name} is text of at most 80 characters
	 * @param fields the custom fields by API name; the standard ones are not among them
	 */
	public record ObjectSchema(String apiName, String label, boolean nameIsAutoNumber,
			Map<String, FieldSchema> fields) {

		/**
		 * One custom field.
		 * @throws IllegalArgumentException when there is none of that name
		 */
		public FieldSchema field(String fieldName) {
			return Optional.ofNullable(this.fields.get(fieldName))
				.orElseThrow(() -> new IllegalArgumentException("no field %s.%s".formatted(this.apiName, fieldName)));
		}

	}

	/**
	 * One custom field.
	 *
	 * @param apiName such as {@code Gateway_Key__c}
	 * @param label what people call it
	 * @param type as in the metadata: Text, LongTextArea, Picklist, Currency, Number,
	 * Date, DateTime, Checkbox, Url, Email, Phone or Lookup
	 * @param length the most characters a Text or LongTextArea holds
	 * @param precision the digits of a Number or Currency, decimals included
	 * @param scale the decimals of a Number or Currency
	 * @param unique whether two records may not share a value
	 * @param externalId whether records can be upserted by it
	 * @param caseSensitive whether a unique text tells capitals from small letters
	 * @param required whether a record without it is refused
	 * @param values what a Picklist offers, in order; empty for other types
	 * @param restricted whether a Picklist refuses any other value
	 * @param referenceTo the object a Lookup points to
	 * @param relationshipName what the parent calls its children over a Lookup
	 * @param defaultValue what a new record has when nothing is said
	 */
	public record FieldSchema(String apiName, String label, String type, @Nullable Integer length,
			@Nullable Integer precision, @Nullable Integer scale, boolean unique, boolean externalId,
			boolean caseSensitive, boolean required, List<String> values, boolean restricted,
			@Nullable String referenceTo, @Nullable String relationshipName, @Nullable String defaultValue) {

		private static FieldSchema of(MetadataXml xml) {
			List<MetadataXml> values = xml.all("value").toList();
			return new FieldSchema(xml.required("fullName"), xml.required("label"), xml.required("type"),
					number(xml, "length"), number(xml, "precision"), number(xml, "scale"), xml.flag("unique"),
					xml.flag("externalId"), xml.flag("caseSensitive"), xml.flag("required"),
					values.stream().map((value) -> value.required("fullName")).toList(),
					xml.child("valueSet").map((set) -> set.flag("restricted")).orElse(false),
					xml.text("referenceTo").orElse(null), xml.text("relationshipName").orElse(null),
					xml.text("defaultValue").or(() -> defaultOf(values)).orElse(null));
		}

		private static Optional<String> defaultOf(List<MetadataXml> values) {
			return values.stream()
				.filter((value) -> value.flag("default"))
				.map((value) -> value.required("fullName"))
				.findFirst();
		}

		private static @Nullable Integer number(MetadataXml xml, String name) {
			return xml.text(name).map(Integer::valueOf).orElse(null);
		}

		/** Whether it is one of these types. */
		public boolean isA(String... types) {
			return List.of(types).contains(this.type);
		}

	}

}
