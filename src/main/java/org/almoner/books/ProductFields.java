package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Product__c}. */
final class ProductFields {

	static final Field NAME = Field.text("Name", 80).ownedByPeople();

	static final Field PRODUCT_ID = Field.id("Product_Id__c", 255);

	static final Field DESCRIPTION = Field.text("Description__c", 4000).ownedByPeople();

	static final Field ACTIVE = Field.checkbox("Active__c");

	static final Field DELETED = Field.checkbox("Deleted__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(NAME, PRODUCT_ID, DESCRIPTION, ACTIVE, DELETED, LIVE_MODE);

	private ProductFields() {
	}

}
