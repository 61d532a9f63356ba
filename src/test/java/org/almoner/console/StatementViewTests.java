package org.almoner.console;

import java.math.BigDecimal;
import java.util.List;

import org.almoner.payout.CampaignTotal;
import org.almoner.payout.CategoryTotal;
import org.almoner.payout.Payout;
import org.almoner.payout.Payout.Reconciliation;
import org.almoner.payout.Statement;
import org.almoner.payout.Sums;
import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatementViewTests {

	@Test
	void campaignsComeByNameThenWhatHasNoneThenWhatIsLeftOfTooMany() {
		StatementView view = view(campaign("Winter", "701W", 2, "20"), campaign(null, null, 1, "5"),
				campaign("Autumn", "701A", 3, "30"));
		assertThat(view.campaigns()).extracting((one) -> one.name() + " " + one.lines() + " " + one.net())
			.containsExactly("Autumn 3 30.00 USD", "Winter 2 20.00 USD", "No campaign 1 5.00 USD",
					"Further campaigns 4 45.00 USD");
	}

	@Test
	void twoCampaignsOfOneNameStayTwo() {
		StatementView view = view(campaign("Spring", "701A", 4, "40"), campaign("Spring", "701B", 6, "60"));
		assertThat(view.campaigns()).extracting((one) -> one.name() + " " + one.net())
			.containsExactly("Spring 40.00 USD", "Spring 60.00 USD");
	}

	@Test
	void aDetailIsParagraphsWithWhatTheyList() {
		assertThat(Finding.of("Sums.\n\nDifferences:\n- one\n- two\nPut right:\n- three")).containsExactly(
				new Finding("Sums.", List.of()), new Finding("Differences:", List.of("one", "two")),
				new Finding("Put right:", List.of("three")));
		assertThat(Finding.of(null)).isEmpty();
	}

	private static StatementView view(CampaignTotal... campaigns) {
		Payout payout = new Payout("key", "Shop", "po_1", "Paid", BigDecimal.valueOf(100), "USD", null,
				new Reconciliation(null, null, null, null), null, true, new RecordId("a0B000000000001AAA"));
		return StatementView.of(new Statement(payout,
				List.of(new CategoryTotal("Payment", "charge", "USD", sums(10, "100"))), List.of(campaigns)));
	}

	private static CampaignTotal campaign(@Nullable String name, @Nullable String id, long lines, String net) {
		return new CampaignTotal(name, id, "Payment", "USD", sums(lines, net));
	}

	private static Sums sums(long lines, String net) {
		return new Sums(lines, new BigDecimal(net), BigDecimal.ZERO, new BigDecimal(net));
	}

}
