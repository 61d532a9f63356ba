package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Payment_Method__c}. */
final class PaymentMethodFields {

	static final Field PAYMENT_METHOD_ID = Field.id("Payment_Method_Id__c", 255);

	static final Field PAYMENT_METHOD = Field.text("Payment_Method__c", 80);

	static final Field CARD_BRAND = Field.text("Card_Brand__c", 40);

	static final Field LAST4 = Field.id("Last4__c", 4);

	static final Field EXPIRY_MONTH = Field.number("Expiry_Month__c", 2, 0);

	static final Field EXPIRY_YEAR = Field.number("Expiry_Year__c", 4, 0);

	static final Field BANK_NAME = Field.text("Bank_Name__c", 255);

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field CUSTOMER = Field.link("Gateway_Customer__c", RecordKind.CUSTOMER);

	static final Field DETACHED = Field.checkbox("Detached__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(PAYMENT_METHOD_ID, PAYMENT_METHOD, CARD_BRAND, LAST4, EXPIRY_MONTH,
			EXPIRY_YEAR, BANK_NAME, CUSTOMER_ID, CUSTOMER, DETACHED, LIVE_MODE);

	private PaymentMethodFields() {
	}

}
