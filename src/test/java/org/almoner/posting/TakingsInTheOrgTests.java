package org.almoner.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What came in is summed by the org, asked over its own wire. */
class TakingsInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private static final AccountKey GALA = new AccountKey("galagalagalagalagalagala");

	private final WiredOrg org = new WiredOrg();

	private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

	private final String shop = this.org.account(SHOP);

	private final String gala = this.org.account(GALA);

	private int count;

	@BeforeEach
	void receive() {
		payment(this.shop, "Payment", "Success", this.today, "USD", "10.10");
		payment(this.shop, "Payment", "Refunded", this.today, "USD", "0.20");
		payment(this.shop, "Payment", "Success", this.today, "EUR", "7");
		payment(this.gala, "Payment", "Disputed", this.today, "USD", "100");
		payment(this.shop, "Payment", "Success", this.today.minusDays(1), "USD", "3.33");
		payment(this.shop, "Payment", "Success", this.today.minusDays(40), "USD", "5000");
		for (String status : List.of("Pending", "Failed", "Canceled")) {
			payment(this.shop, "Payment", status, this.today, "USD", "1000");
		}
		payment(this.shop, "Refund", "Success", this.today, "USD", "-0.20");
	}

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void paymentsThatCameInAreSummedByDayAndCurrency() {
		this.org.ask((salesforce) -> assertThat(new Takings(salesforce).byDay(30, null))
			.extracting(TakingsInTheOrgTests::words)
			.containsExactlyInAnyOrder(this.today + " USD 110.3", this.today + " EUR 7",
					this.today.minusDays(1) + " USD 3.33"));
	}

	@Test
	void theSumsOfOneAccountLeaveTheOthersOut() {
		this.org.ask((salesforce) -> {
			Takings takings = new Takings(salesforce);
			assertThat(takings.byDay(30, GALA)).extracting(TakingsInTheOrgTests::words)
				.containsExactly(this.today + " USD 100");
			assertThat(takings.byDay(30, SHOP)).extracting(TakingsInTheOrgTests::words)
				.contains(this.today + " USD 10.3")
				.hasSize(3);
			assertThat(takings.byDay(30, new AccountKey("quietquietquietquietquie"))).isEmpty();
		});
	}

	private static String words(Takings.Sum sum) {
		return sum.day() + " " + sum.currency() + " " + plain(sum.amount());
	}

	private static String plain(BigDecimal amount) {
		return amount.stripTrailingZeros().toPlainString();
	}

	private void payment(String account, String type, String status, LocalDate day, String currency, String amount) {
		this.org.org()
			.insert("Gateway_Transaction__c",
					Map.of("Gateway_Key__c", "x:ch_" + this.count++, "Gateway_Account__c", account, "Type__c", type,
							"Status__c", status, "Payment_Date__c", day.toString(), "Currency__c", currency,
							"Amount__c", amount));
	}

}
