package org.almoner.sandbox.org;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.almoner.metadata.MetadataSchema;
import org.almoner.metadata.MetadataSchema.FieldSchema;
import org.almoner.metadata.MetadataSchema.ObjectSchema;

/** The objects that a metadata directory adds to an org. */
final class CustomObjects {

	private static final Pattern NUMBER_FORMAT = Pattern.compile("<displayFormat>([^<{]*\\{0+}[^<]*)</displayFormat>");

	private CustomObjects() {
	}

	static List<OrgObject> load(Path metadata) {
		List<OrgObject> objects = new ArrayList<>();
		for (ObjectSchema object : MetadataSchema.load(metadata).objects().values()) {
			objects.add(object(object, metadata, objects.size()));
		}
		return objects;
	}

	private static OrgObject object(ObjectSchema object, Path metadata, int number) {
		String format = object.nameIsAutoNumber() ? numberFormat(metadata, object.apiName()) : "";
		List<OrgField> fields = new ArrayList<>(StandardObjects.system());
		fields.add(StandardObjects.owner());
		fields.add(object.nameIsAutoNumber() ? OrgField.of("Name", Kind.AUTO_NUMBER).withLength(80).readOnly()
				: OrgField.text("Name", 80));
		object.fields().values().stream().map(CustomObjects::field).forEach(fields::add);
		return new OrgObject(object.apiName(), object.label(), "a%02d".formatted(number), format, fields);
	}

	private static String numberFormat(Path metadata, String object) {
		try (Stream<Path> files = Files.walk(metadata)) {
			Path file = files.filter((path) -> path.endsWith(object + ".object-meta.xml")).findFirst().orElseThrow();
			Matcher format = NUMBER_FORMAT.matcher(Files.readString(file));
			return format.find() ? format.group(1) : "{0000000}";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static OrgField field(FieldSchema schema) {
		OrgField field = bare(schema).withDefault(schema.defaultValue()).withKey(key(schema));
		if (schema.restricted()) {
			field = field.withValues(schema.values());
		}
		return schema.required() ? field.mandatory() : field;
	}

	private static OrgField bare(FieldSchema schema) {
		String name = schema.apiName();
		return switch (schema.type()) {
			case "Text" -> OrgField.text(name, Objects.requireNonNullElse(schema.length(), 255));
			case "LongTextArea" ->
				OrgField.of(name, Kind.LONG_TEXT).withLength(Objects.requireNonNullElse(schema.length(), 32_768));
			case "Picklist" -> OrgField.of(name, Kind.PICKLIST).withLength(255);
			case "Currency" -> number(schema, Kind.CURRENCY);
			case "Number", "Percent" -> number(schema, Kind.NUMBER);
			case "Date" -> OrgField.of(name, Kind.DATE);
			case "DateTime" -> OrgField.of(name, Kind.DATE_TIME);
			case "Checkbox" -> OrgField.of(name, Kind.CHECKBOX);
			case "Url" -> OrgField.of(name, Kind.URL);
			case "Email" -> OrgField.of(name, Kind.EMAIL);
			case "Phone" -> OrgField.of(name, Kind.PHONE);
			case "Lookup" ->
				OrgField.lookup(name, name.replaceFirst("__c$", "__r"), Objects.requireNonNull(schema.referenceTo()))
					.withChildren(schema.relationshipName());
			default -> throw new IllegalArgumentException("The sandbox knows no field of type " + schema.type());
		};
	}

	private static OrgField number(FieldSchema schema, Kind kind) {
		return OrgField.of(schema.apiName(), kind)
			.withSize(new OrgField.Size(0, Objects.requireNonNullElse(schema.precision(), 18),
					Objects.requireNonNullElse(schema.scale(), 0)));
	}

	private static OrgField.Key key(FieldSchema schema) {
		boolean indexed = schema.externalId() || schema.unique();
		return new OrgField.Key(indexed, schema.externalId(), schema.unique(), schema.caseSensitive());
	}

}
