package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Subscription__c}. */
final class SubscriptionFields {

	static final Field SUBSCRIPTION_ID = Field.id("Subscription_Id__c", 255);

	static final Field STATUS = Field.picklist("Status__c", SubscriptionStatus.labels());

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field INTERVAL = Field.picklist("Interval__c", "Day", "Week", "Month", "Year");

	static final Field INTERVAL_COUNT = Field.number("Interval_Count__c", 4, 0);

	static final Field STARTED_AT = Field.dateTime("Started_At__c");

	static final Field CURRENT_PERIOD_END = Field.dateTime("Current_Period_End__c");

	static final Field CANCEL_AT_PERIOD_END = Field.checkbox("Cancel_At_Period_End__c");

	static final Field CANCELED_AT = Field.dateTime("Canceled_At__c");

	static final Field ENDED_AT = Field.dateTime("Ended_At__c");

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field PRODUCT_ID = Field.id("Product_Id__c", 255);

	static final Field CUSTOMER = Field.link("Gateway_Customer__c", RecordKind.CUSTOMER);

	static final Field PRODUCT = Field.link("Gateway_Product__c", RecordKind.PRODUCT);

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(SUBSCRIPTION_ID, STATUS, AMOUNT, CURRENCY, INTERVAL, INTERVAL_COUNT,
			STARTED_AT, CURRENT_PERIOD_END, CANCEL_AT_PERIOD_END, CANCELED_AT, ENDED_AT, CUSTOMER_ID, PRODUCT_ID,
			CUSTOMER, PRODUCT, LIVE_MODE);

	private SubscriptionFields() {
	}

}
