package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A field of a queried record or of a parent of it.
 *
 * @param names the words of the path as the schema spells them
 * @param hops the lookups on the way
 * @param field the field at its end
 */
record FieldPath(List<String> names, List<OrgField> hops, OrgField field) {

	private static final int MOST_HOPS = 5;

	/**
	 * Finds the field.
	 * @throws CallFault if the object or a parent has no such field
	 */
	static FieldPath of(OrgSchema schema, OrgObject object, String path) {
		String[] words = path.split("\\.", -1);
		int first = (words.length > 1 && words[0].equalsIgnoreCase(object.name())) ? 1 : 0;
		List<String> names = new ArrayList<>();
		List<OrgField> hops = new ArrayList<>();
		OrgObject at = object;
		for (String word : List.of(words).subList(first, words.length - 1)) {
			OrgField hop = hop(at, word);
			OrgField.Reference reference = java.util.Objects.requireNonNull(hop.reference());
			names.add(reference.relationship());
			hops.add(hop);
			at = schema.object(reference.targets().isEmpty() ? word : reference.targets().getFirst());
		}
		if (hops.size() > MOST_HOPS) {
			throw CallFault.malformedQuery("maximum relationship depth is 5: " + path);
		}
		OrgField field = field(at, words[words.length - 1]);
		names.add(field.name());
		return new FieldPath(names, hops, field);
	}

	private static OrgField hop(OrgObject object, String relationship) {
		return object.findRelationship(relationship)
			.orElseThrow(() -> CallFault.invalidField("Didn't understand relationship '" + relationship
					+ "' in field path. If you are attempting to use a custom relationship, be sure to append the"
					+ " '__r' after the custom relationship name."));
	}

	private static OrgField field(OrgObject object, String name) {
		return object.find(name)
			.orElseThrow(() -> CallFault.invalidField("No such column '" + name + "' on entity '" + object.name()
					+ "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom"
					+ " field name."));
	}

	/** This path, where its field can be asked for a value. */
	FieldPath filterable() {
		if (!this.field.kind().isFilterable()) {
			throw CallFault.invalidField("field '" + this.field.name() + "' can not be filtered in a query call");
		}
		return this;
	}

	/** This path, where its field can be sorted or grouped by. */
	FieldPath sortable(String how) {
		if (!this.field.kind().isFilterable()) {
			throw CallFault.malformedQuery("field '" + this.field.name() + "' can not be " + how + " in a query call");
		}
		return this;
	}

	@Nullable Object value(Store store, Map<String, Object> row) {
		Map<String, Object> at = row;
		for (OrgField hop : this.hops) {
			Object id = at.get(hop.name());
			Map<String, Object> parent = (id == null) ? null : store.get(id.toString());
			if (parent == null) {
				return null;
			}
			at = parent;
		}
		return at.get(this.field.name());
	}

	String text() {
		return String.join(".", this.names);
	}

}
