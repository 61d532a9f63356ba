package org.almoner.sandbox.org;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All objects of the org. */
final class OrgSchema {

	private final Map<String, OrgObject> objects = new LinkedHashMap<>();

	OrgSchema(List<OrgObject> objects) {
		objects.forEach((object) -> this.objects.put(object.name().toLowerCase(Locale.ROOT), object));
	}

	/** The objects of a metadata directory beside the standard ones. */
	static OrgSchema load(Path metadata) {
		List<OrgObject> all = new ArrayList<>(StandardObjects.all());
		all.addAll(CustomObjects.load(metadata));
		return new OrgSchema(all);
	}

	Collection<OrgObject> objects() {
		return this.objects.values();
	}

	Optional<OrgObject> find(String type) {
		return Optional.ofNullable(this.objects.get(type.toLowerCase(Locale.ROOT)));
	}

	/**
	 * The object of a name.
	 * @throws CallFault if the org has none of that name
	 */
	OrgObject object(String type) {
		return find(type).orElseThrow(() -> CallFault.invalidType("sObject type '" + type
				+ "' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after"
				+ " the entity name. Please reference your WSDL or the describe call for the appropriate names."));
	}

	/** The object whose ids begin as this one does. */
	Optional<OrgObject> ofId(String id) {
		return this.objects.values().stream().filter((object) -> id.startsWith(object.keyPrefix())).findFirst();
	}

}
