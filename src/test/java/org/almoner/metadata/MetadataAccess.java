package org.almoner.metadata;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a permission set grants, and what in it Salesforce would refuse.
 *
 * @param file the permission set
 * @param objects what it grants on objects, by name
 * @param fields what it grants on fields, by qualified name
 */
record MetadataAccess(MetadataFile file, Map<String, ObjectAccess> objects, Map<String, FieldAccess> fields) {

	static MetadataAccess of(MetadataFile file) {
		MetadataXml xml = file.xml();
		return new MetadataAccess(file,
				xml.children("objectPermissions")
					.map(ObjectAccess::of)
					.collect(Collectors.toMap(ObjectAccess::name, Function.identity())),
				xml.children("fieldPermissions")
					.map(FieldAccess::of)
					.collect(Collectors.toMap(FieldAccess::name, Function.identity())));
	}

	Stream<String> complaints(MetadataSchema schema) {
		Stream<String> dependencies = this.objects.values()
			.stream()
			.filter((object) -> !object.isWhole())
			.map((object) -> this.file.complaint("%s is granted by halves".formatted(object.name())));
		Stream<String> required = requiredFields(schema).stream()
			.filter(this.fields::containsKey)
			.map((name) -> this.file.complaint("%s is required and may not be listed".formatted(name)));
		Stream<String> unreachable = this.fields.values()
			.stream()
			.filter((field) -> !isReachable(field))
			.map((field) -> this.file.complaint("%s is granted beyond its object".formatted(field.name())));
		return Stream.of(dependencies, required, unreachable).flatMap((complaints) -> complaints);
	}

	/** The fields that must be left out, since everybody with the object has them. */
	static List<String> requiredFields(MetadataSchema schema) {
		return schema.objects()
			.values()
			.stream()
			.flatMap((object) -> object.fields()
				.values()
				.stream()
				.filter(MetadataSchema.FieldSchema::required)
				.map((field) -> object.apiName() + "." + field.apiName()))
			.toList();
	}

	private boolean isReachable(FieldAccess field) {
		ObjectAccess object = this.objects.get(field.name().substring(0, field.name().indexOf('.')));
		return object != null && object.read() && (!field.edit() || object.edit() || object.create())
				&& (field.read() || !field.edit());
	}

	/**
	 * What is granted on an object.
	 *
	 * @param name the object
	 * @param create whether records can be made
	 * @param read whether records can be read
	 * @param edit whether records can be changed
	 * @param delete whether records can be deleted
	 * @param viewAll whether that goes for records of other people too
	 * @param modifyAll whether changing and deleting goes for them too
	 */
	record ObjectAccess(String name, boolean create, boolean read, boolean edit, boolean delete, boolean viewAll,
			boolean modifyAll) {

		private static ObjectAccess of(MetadataXml xml) {
			return new ObjectAccess(xml.required("object"), xml.flag("allowCreate"), xml.flag("allowRead"),
					xml.flag("allowEdit"), xml.flag("allowDelete"), xml.flag("viewAllRecords"),
					xml.flag("modifyAllRecords"));
		}

		/** Whether nothing is granted without what it needs. */
		private boolean isWhole() {
			boolean changes = (!this.create && !this.edit && !this.viewAll) || this.read;
			boolean deletion = !this.delete || this.edit;
			boolean everything = !this.modifyAll || (this.viewAll && this.delete);
			return changes && deletion && everything;
		}

	}

	/**
	 * What is granted on a field.
	 *
	 * @param name the field, with its object
	 * @param read whether it can be read
	 * @param edit whether it can be changed
	 */
	record FieldAccess(String name, boolean read, boolean edit) {

		private static FieldAccess of(MetadataXml xml) {
			return new FieldAccess(xml.required("field"), xml.flag("readable"), xml.flag("editable"));
		}

	}

}
