package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.List;

/** The few standard objects and fields that Almoner meets. */
final class StandardObjects {

	private StandardObjects() {
	}

	static List<OrgObject> all() {
		return List.of(user(), account(), contact(), campaign(), contentDocument(), contentVersion(),
				contentDocumentLink());
	}

	/** The fields that every object has. */
	static List<OrgField> system() {
		return List.of(OrgField.of("Id", Kind.ID).withLength(18).readOnly(),
				OrgField.of("IsDeleted", Kind.CHECKBOX).readOnly(),
				OrgField.of("CreatedDate", Kind.DATE_TIME).readOnly(),
				OrgField.lookup("CreatedById", "CreatedBy", "User").readOnly(),
				OrgField.of("LastModifiedDate", Kind.DATE_TIME).readOnly(),
				OrgField.lookup("LastModifiedById", "LastModifiedBy", "User").readOnly(),
				OrgField.of("SystemModstamp", Kind.DATE_TIME).readOnly());
	}

	static OrgField owner() {
		return OrgField.lookup("OwnerId", "Owner", "User");
	}

	private static OrgObject object(String name, String prefix, OrgField... fields) {
		List<OrgField> all = new ArrayList<>(system());
		all.addAll(List.of(fields));
		return new OrgObject(name, name, prefix, "", all);
	}

	private static OrgObject user() {
		return object("User", "005", OrgField.text("Name", 121).readOnly(), OrgField.text("FirstName", 40),
				OrgField.text("LastName", 80).mandatory(), OrgField.text("Username", 80).mandatory(),
				OrgField.of("Email", Kind.EMAIL), OrgField.of("IsActive", Kind.CHECKBOX));
	}

	private static OrgObject account() {
		return object("Account", "001", OrgField.text("Name", 255).withKey(OrgField.Key.INDEXED).mandatory(), owner(),
				OrgField.of("Type", Kind.PICKLIST), OrgField.of("Phone", Kind.PHONE), OrgField.of("Website", Kind.URL),
				OrgField.of("Description", Kind.LONG_TEXT).withLength(32_000));
	}

	private static OrgObject contact() {
		return object("Contact", "003", OrgField.text("Name", 121).withKey(OrgField.Key.INDEXED).readOnly(), owner(),
				OrgField.text("FirstName", 40), OrgField.text("LastName", 80).mandatory(),
				OrgField.of("Email", Kind.EMAIL).withKey(OrgField.Key.INDEXED), OrgField.of("Phone", Kind.PHONE),
				OrgField.of("MobilePhone", Kind.PHONE), OrgField.lookup("AccountId", "Account", "Account"),
				OrgField.text("MailingStreet", 255), OrgField.text("MailingCity", 40),
				OrgField.text("MailingState", 80), OrgField.text("MailingPostalCode", 20),
				OrgField.text("MailingCountry", 80), OrgField.of("Description", Kind.LONG_TEXT).withLength(32_000));
	}

	private static OrgObject campaign() {
		return object("Campaign", "701", OrgField.text("Name", 80).withKey(OrgField.Key.INDEXED).mandatory(), owner(),
				OrgField.of("IsActive", Kind.CHECKBOX), OrgField.of("Status", Kind.PICKLIST),
				OrgField.of("Type", Kind.PICKLIST), OrgField.of("StartDate", Kind.DATE),
				OrgField.of("EndDate", Kind.DATE), OrgField.of("Description", Kind.LONG_TEXT).withLength(32_000));
	}

	private static OrgObject contentDocument() {
		return object("ContentDocument", "069", OrgField.text("Title", 255).mandatory(), owner(),
				OrgField.lookup("LatestPublishedVersionId", "LatestPublishedVersion", "ContentVersion").readOnly(),
				OrgField.of("ContentSize", Kind.NUMBER).withSize(new OrgField.Size(0, 9, 0)).readOnly(),
				OrgField.text("FileExtension", 40).readOnly());
	}

	private static OrgObject contentVersion() {
		return object("ContentVersion", "068", OrgField.text("Title", 255).mandatory(), owner(),
				OrgField.text("PathOnClient", 500).createOnly().mandatory(),
				OrgField.of("VersionData", Kind.BASE64).createOnly(),
				OrgField.lookup("ContentDocumentId", "ContentDocument", "ContentDocument").createOnly(),
				OrgField.lookup("FirstPublishLocationId", "FirstPublishLocation").createOnly(),
				OrgField.of("ContentSize", Kind.NUMBER).withSize(new OrgField.Size(0, 9, 0)).readOnly(),
				OrgField.text("FileExtension", 40).readOnly(), OrgField.of("IsLatest", Kind.CHECKBOX).readOnly(),
				OrgField.text("Checksum", 50).readOnly(), OrgField.of("Description", Kind.LONG_TEXT).withLength(1_000));
	}

	private static OrgObject contentDocumentLink() {
		return object("ContentDocumentLink", "06A",
				OrgField.lookup("ContentDocumentId", "ContentDocument", "ContentDocument").createOnly().mandatory(),
				OrgField.lookup("LinkedEntityId", "LinkedEntity").createOnly().mandatory(),
				OrgField.of("ShareType", Kind.PICKLIST).withValues(List.of("V", "C", "I")),
				OrgField.of("Visibility", Kind.PICKLIST)
					.withValues(List.of("AllUsers", "InternalUsers", "SharedUsers")));
	}

}
