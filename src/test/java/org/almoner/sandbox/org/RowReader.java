package org.almoner.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.org.RowInput.Said;

/** Reads the sObjects of a write; what the schema does not know fails the whole call. */
final class RowReader {

	private final OrgSchema schema;

	RowReader(OrgSchema schema) {
		this.schema = schema;
	}

	RowInput read(Xml sobject) {
		List<Xml> children = sobject.children();
		if (children.isEmpty() || !children.getFirst().name().equals("type")) {
			throw CallFault.invalidType("Must send a concrete entity type.");
		}
		OrgObject object = this.schema.object(children.getFirst().text().strip());
		Map<String, Said> fields = new LinkedHashMap<>();
		int next = 1;
		// the schema's order is type, fieldsToNull, Id, fields; a late fieldsToNull is
		// read as a field
		while (next < children.size() && children.get(next).name().equals("fieldsToNull")) {
			fields.put(field(object, children.get(next).text().strip()).name(), new Said.Cleared());
			next++;
		}
		List<Xml> rest = children.subList(next, children.size());
		String id = rest.stream()
			.filter((element) -> element.name().equals("Id"))
			.map(RowReader::id)
			.findFirst()
			.orElse("");
		rest.stream()
			.filter((element) -> !element.name().equals("Id"))
			.forEach((element) -> readField(object, element, fields));
		return new RowInput(object, id.isEmpty() ? null : id, fields);
	}

	private static String id(Xml element) {
		return element.isNil() ? "" : element.text().strip();
	}

	private void readField(OrgObject object, Xml element, Map<String, Said> fields) {
		OrgField field = element.children().isEmpty() ? field(object, element.name())
				: object.findRelationship(element.name()).orElseThrow(() -> unknown(object, element.name()));
		Said said = element.children().isEmpty() ? said(element) : parent(field, element);
		if (fields.put(field.name(), said) != null) {
			throw CallFault.invalidField("Duplicate field specified: " + field.name());
		}
	}

	private static Said said(Xml element) {
		return element.isNil() ? new Said.Cleared() : new Said.Text(element.text());
	}

	private Said parent(OrgField field, Xml element) {
		RowInput parent = read(element);
		if (!field.pointsTo(parent.object().name())) {
			throw CallFault
				.invalidField("The relationship " + element.name() + " does not lead to " + parent.object().name());
		}
		if (parent.id() != null) {
			return new Said.Text(parent.id());
		}
		if (parent.fields().size() != 1) {
			throw CallFault.invalidField("More than 1 field provided in an external foreign key reference in entity: "
					+ parent.object().name());
		}
		Map.Entry<String, Said> only = parent.fields().entrySet().iterator().next();
		OrgField key = parent.object().field(only.getKey());
		if (!key.key().externalId() || !(only.getValue() instanceof Said.Text text)) {
			throw CallFault
				.invalidField("The external foreign key reference does not reference a valid entity: " + field.name());
		}
		return new Said.Parent(parent.object(), key, text.text().strip());
	}

	private static OrgField field(OrgObject object, String name) {
		return object.find(name).orElseThrow(() -> unknown(object, name));
	}

	private static CallFault unknown(OrgObject object, String name) {
		return CallFault.invalidField("No such column '" + name + "' on entity '" + object.name()
				+ "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field"
				+ " name. Please reference your WSDL or the describe call for the appropriate names.");
	}

}
