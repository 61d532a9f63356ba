package org.almoner.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.testing.SeededPayout;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a payout is made of is asked over the org's own wire. */
class StatementsInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private final WiredOrg org = new WiredOrg();

	@BeforeEach
	void account() {
		this.org.account(SHOP);
	}

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void theSumsOfAPayoutComeToItsAmountInTwoCalls() {
		SeededPayout.ofACharity(this.org.org(), SHOP, "po_1", Map.of());
		SeededPayout.ofACharity(this.org.org(), SHOP, "po_other", Map.of());
		ask((statements, payout) -> {
			this.org.org().resetCalls();
			Statement statement = statements.of(payout);
			assertThat(this.org.org().calls().of("query")).isEqualTo(2);
			assertThat(statement.lines()).isEqualTo(8);
			assertThat(statement.total().gross()).isEqualByComparingTo("321.50");
			assertThat(statement.total().fee()).isEqualByComparingTo("27.21");
			assertThat(statement.total().net()).isEqualByComparingTo("294.29");
			assertThat(statement.unexplained()).isEqualByComparingTo("0");
			assertThat(statement.foreign()).isEmpty();
			assertThat(statement.effects()).containsOnlyKeys(Heading.GIFTS, Heading.REFUNDS, Heading.DISPUTES,
					Heading.FEES, Heading.TAXES, Heading.OTHER);
			assertThat(statement.effects().get(Heading.FEES)).isEqualByComparingTo("-29.21");
		});
	}

	@Test
	void giftsAreSummedByTheirCampaignAndWhatHasNoneApart() {
		SeededPayout.ofACharity(this.org.org(), SHOP, "po_1", Map.of());
		ask((statements, payout) -> {
			List<CampaignTotal> campaigns = statements.of(payout).campaigns();
			assertThat(campaigns).extracting((one) -> one.campaign() + " " + one.type() + " " + one.sums().lines())
				.containsExactlyInAnyOrder("Spring appeal Payment 2", "Spring appeal Refund 1", "null Payment 1",
						"null Adjustment 4");
			assertThat(campaigns.stream().map(CampaignTotal::sums).reduce(Sums.NONE, Sums::plus).net())
				.isEqualByComparingTo("294.29");
		});
	}

	@Test
	void aLineInAnotherCurrencyIsInNoSum() {
		SeededPayout seeded = SeededPayout.ofACharity(this.org.org(), SHOP, "po_1", Map.of());
		seeded.line("Payment", "charge", "1000", "1", Map.of("Settlement_Currency__c", "EUR"));
		ask((statements, payout) -> {
			Statement statement = statements.of(payout);
			assertThat(statement.total().net()).isEqualByComparingTo("294.29");
			assertThat(statement.foreign()).singleElement()
				.satisfies((one) -> assertThat(one.currency()).isEqualTo("EUR"));
			assertThat(statement.lines()).isEqualTo(9);
			assertThat(Journal.of(statement, false)).extracting(JournalEntry::account)
				.doesNotContain(Journal.UNEXPLAINED);
		});
	}

	@Test
	void aLineKnowsItsGiftItsCampaignAndThePaymentItIsAbout() {
		SeededPayout.ofACharity(this.org.org(), SHOP, "po_1", Map.of());
		ask((statements, payout) -> {
			List<PayoutLine> lines = statements.lines(payout, null, 10);
			PayoutLine charge = lines.getFirst();
			PayoutLine refund = lines.get(3);
			assertThat(refund.references().best()).isEqualTo("re_1");
			assertThat(lines.get(4).references().best()).isEqualTo("dp_1");
			assertThat(refund.links().source()).isEqualTo(new PayoutLine.Link(charge.id(), charge.name()));
			assertThat(refund.links().gift()).isNotNull().isEqualTo(charge.links().gift());
			assertThat(refund.links().campaign()).isEqualTo("Spring appeal");
			assertThat(charge.links().designation()).isEqualTo("=The roof");
			assertThat(lines.get(1).given().currency()).isEqualTo("EUR");
			assertThat(lines.get(1).given().rate()).isEqualByComparingTo("1.08695652");
			assertThat(lines.get(5).links().gift()).isNull();
		});
	}

	@Test
	void linesComePageByPageEachOnce() {
		SeededPayout seeded = new SeededPayout(this.org.org(), SHOP, "po_1", "10", Map.of());
		IntStream.range(0, 10).forEach((line) -> seeded.line("Payment", "charge", "1", "0", Map.of()));
		ask((statements, payout) -> {
			List<PayoutLine> first = statements.lines(payout, null, 4);
			List<PayoutLine> second = statements.lines(payout, first.getLast().id(), 4);
			List<PayoutLine> third = statements.lines(payout, second.getLast().id(), 4);
			assertThat(statements.lines(payout, third.getLast().id(), 4)).isEmpty();
			assertThat(Stream.of(first, second, third).flatMap(List::stream).map(PayoutLine::id)).hasSize(10)
				.doesNotHaveDuplicates();
			assertThat(first.getFirst().settled().net()).isEqualByComparingTo(BigDecimal.ONE);
		});
	}

	/** What is asked of the payout po_1. */
	@FunctionalInterface
	private interface Question {

		void ask(Statements statements, Payout payout);

	}

	private void ask(Question question) {
		this.org.ask((salesforce) -> question.ask(new Statements(salesforce),
				new Payouts(salesforce).find(SHOP, "po_1").orElseThrow()));
	}

}
