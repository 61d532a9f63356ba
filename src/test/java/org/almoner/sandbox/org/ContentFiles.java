package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the org does by itself when a file is uploaded: the document, and its link to a
 * record.
 */
final class ContentFiles {

	private final Store store;

	private final Saver saver;

	ContentFiles(Store store, Saver saver) {
		this.store = store;
		this.saver = saver;
	}

	void beforeInsert(OrgObject object, Map<String, Object> row) {
		if (object.name().equals("ContentVersion")) {
			prepareVersion(row);
		}
		else if (object.name().equals("ContentDocument")) {
			throw new RowRefusedException("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
					"entity type ContentDocument does not support create");
		}
		else if (object.name().equals("ContentDocumentLink")) {
			checkNotLinked(row);
		}
	}

	private void prepareVersion(Map<String, Object> row) {
		if (!(row.get("VersionData") instanceof byte[] data)) {
			throw new RowRefusedException("REQUIRED_FIELD_MISSING", "Required fields are missing: [VersionData]",
					"VersionData");
		}
		Object path = row.get("PathOnClient");
		if (path != null) {
			row.putIfAbsent("Title", path);
		}
		row.put("ContentSize", BigDecimal.valueOf(data.length));
		row.put("IsLatest", true);
	}

	private void checkNotLinked(Map<String, Object> row) {
		row.putIfAbsent("ShareType", "V");
		row.putIfAbsent("Visibility", "AllUsers");
		Table links = this.store.table("ContentDocumentLink");
		Collection<String> there = links.find(links.object().field("ContentDocumentId"),
				row.getOrDefault("ContentDocumentId", ""));
		for (String id : there) {
			Map<String, Object> link = links.get(id);
			if (link != null && link.get("LinkedEntityId") instanceof String entity
					&& entity.equals(row.get("LinkedEntityId"))) {
				throw new RowRefusedException("DUPLICATE_VALUE", "Document with ID: " + row.get("ContentDocumentId")
						+ " is already linked with the entity with ID: " + entity);
			}
		}
	}

	void afterInsert(OrgObject object, Map<String, Object> row) {
		if (object.name().equals("ContentVersion")) {
			Map<String, Object> version = new LinkedHashMap<>(row);
			version.put("ContentDocumentId", publish(row));
			this.saver.replace(this.store.table(object), version);
		}
	}

	private Object publish(Map<String, Object> version) {
		Table documents = this.store.table("ContentDocument");
		Object known = version.get("ContentDocumentId");
		Map<String, Object> before = (known == null) ? null : documents.get(known.toString());
		Map<String, Object> document = new LinkedHashMap<>((before == null) ? Map.of() : before);
		document.put("LatestPublishedVersionId", version.getOrDefault("Id", ""));
		document.put("Title", version.getOrDefault("Title", ""));
		document.put("ContentSize", version.getOrDefault("ContentSize", BigDecimal.ZERO));
		if (before != null) {
			retire(version);
			this.saver.replace(documents, document);
			return String.valueOf(known);
		}
		String id = this.saver.insert(documents, document);
		link(id, version.getOrDefault("OwnerId", version.getOrDefault("CreatedById", "")), "I");
		Object location = version.get("FirstPublishLocationId");
		if (location != null) {
			link(id, location, "V");
		}
		return id;
	}

	private void retire(Map<String, Object> version) {
		Table versions = this.store.table("ContentVersion");
		OrgField document = versions.object().field("ContentDocumentId");
		for (String id : versions.find(document, version.getOrDefault("ContentDocumentId", ""))
			.toArray(String[]::new)) {
			Map<String, Object> old = versions.get(id);
			if (old != null && !id.equals(version.get("Id"))) {
				Map<String, Object> retired = new LinkedHashMap<>(old);
				retired.put("IsLatest", false);
				this.saver.replace(versions, retired);
			}
		}
	}

	private void link(String document, Object entity, String share) {
		Map<String, Object> link = new LinkedHashMap<>();
		link.put("ContentDocumentId", document);
		link.put("LinkedEntityId", entity);
		link.put("ShareType", share);
		link.put("Visibility", "AllUsers");
		this.saver.insert(this.store.table("ContentDocumentLink"), link);
	}

	/** Whether a record is deleted with the one it points to. */
	boolean goesWithParent(Store.Pointer pointer) {
		return pointer.table().object().name().equals("ContentDocumentLink")
				|| (pointer.table().object().name().equals("ContentVersion")
						&& pointer.field().name().equals("ContentDocumentId"));
	}

}
