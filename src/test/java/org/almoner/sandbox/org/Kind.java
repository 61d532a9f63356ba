package org.almoner.sandbox.org;

/** What a field holds, with the name that a describe call has for it. */
enum Kind {

	ID("id"), TEXT("string"), AUTO_NUMBER("string"), LONG_TEXT("textarea"), PICKLIST("picklist"), NUMBER("double"),
	CURRENCY("currency"), DATE("date"), DATE_TIME("datetime"), CHECKBOX("boolean"), URL("url"), EMAIL("email"),
	PHONE("phone"), LOOKUP("reference"), BASE64("base64");

	private final String soapName;

	Kind(String soapName) {
		this.soapName = soapName;
	}

	String soapName() {
		return this.soapName;
	}

	boolean isText() {
		return switch (this) {
			case ID, TEXT, AUTO_NUMBER, LONG_TEXT, PICKLIST, URL, EMAIL, PHONE, LOOKUP -> true;
			case NUMBER, CURRENCY, DATE, DATE_TIME, CHECKBOX, BASE64 -> false;
		};
	}

	/** Whether a query may filter, sort or group by such a field. */
	boolean isFilterable() {
		return this != LONG_TEXT && this != BASE64;
	}

}
