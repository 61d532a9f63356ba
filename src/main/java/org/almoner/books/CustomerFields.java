package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Customer__c}. */
final class CustomerFields {

	static final Field NAME = Field.text("Name", 80).ownedByPeople();

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field EMAIL = Field.email("Email__c").ownedByPeople();

	static final Field PHONE = Field.phone("Phone__c").ownedByPeople();

	static final Field DELETED = Field.checkbox("Deleted__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(NAME, CUSTOMER_ID, EMAIL, PHONE, DELETED, LIVE_MODE);

	private CustomerFields() {
	}

}
