package org.almoner.books;

import java.util.ArrayList;
import java.util.List;

import static org.almoner.books.Source.BALANCE;

/**
 * The fields of {@code Gateway_Transaction__c} that tell what a movement of money cost
 * and brought, in the settlement currency: the same for payments, refunds and
 * adjustments.
 */
final class SettlementFields {

	private static final Field SETTLEMENT_AMOUNT = Field.currency("Settlement_Amount__c");

	private static final Field FEE = Field.currency("Fee__c");

	private static final Field NET = Field.currency("Net__c");

	private static final Field SETTLEMENT_CURRENCY = Field.id("Settlement_Currency__c", 3);

	private static final Field EXCHANGE_RATE = Field.number("Exchange_Rate__c", 18, 8);

	private static final Field AVAILABLE_ON = Field.date("Available_On__c");

	private static final Field REPORTING_CATEGORY = Field.text("Reporting_Category__c", 80);

	private static final Field PAYOUT_ID = Field.id("Payout_Id__c", 255);

	private static final Field PAYOUT = Field.link("Gateway_Payout__c", RecordKind.PAYOUT);

	private static final List<Field> ALL = List.of(SETTLEMENT_AMOUNT, FEE, NET, SETTLEMENT_CURRENCY, EXCHANGE_RATE,
			AVAILABLE_ON, REPORTING_CATEGORY, PAYOUT_ID, PAYOUT);

	private SettlementFields() {
	}

	/** Further fields of a transaction and these. */
	static List<Field> with(Field... further) {
		List<Field> all = new ArrayList<>(List.of(further));
		all.addAll(ALL);
		return List.copyOf(all);
	}

	/**
	 * Shows what balance transactions said of a movement, and what it is paid out with.
	 */
	static void show(Page page, Ledger ledger, View view) {
		page.show(SETTLEMENT_AMOUNT, ledger.first(Trait.SETTLEMENT_AMOUNT, BALANCE))
			.show(FEE, ledger.first(Trait.FEE, BALANCE))
			.show(NET, ledger.first(Trait.NET, BALANCE))
			.show(SETTLEMENT_CURRENCY, ledger.first(Trait.SETTLEMENT_CURRENCY, BALANCE))
			.show(EXCHANGE_RATE, ledger.first(Trait.EXCHANGE_RATE, BALANCE))
			.show(AVAILABLE_ON, ledger.first(Trait.AVAILABLE_ON, BALANCE))
			.show(REPORTING_CATEGORY, ledger.first(Trait.REPORTING_CATEGORY, BALANCE))
			.show(PAYOUT_ID, ledger.first(Trait.PAYOUT, BALANCE))
			.link(PAYOUT, ledger.value(Trait.PAYOUT, BALANCE).map(PayoutProjection::keyOf).filter(view::exists));
	}

}
