package org.almoner.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.almoner.payout.Payout.Reconciliation;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTests {

	private static final RecordId ID = new RecordId("a0B000000000001AAA");

	private static final List<String> CATEGORIES = List.of("charge", "refund", "refund_failure", "dispute",
			"dispute_reversal", "fee", "tax", "network_cost", "payout_reversal", "risk_reserved_funds", "topup",
			"moon_levy", "");

	@Provide
	Arbitrary<Statement> statements() {
		Arbitrary<CategoryTotal> lines = Combinators
			.combine(Arbitraries.of("Payment", "Refund", "Adjustment"), Arbitraries.of(CATEGORIES),
					Arbitraries.of("USD", "USD", "USD", "EUR"), sums())
			.as(CategoryTotal::new);
		Arbitrary<CampaignTotal> campaigns = Combinators
			.combine(Arbitraries.of("Spring", "Autumn").injectNull(0.3), Arbitraries.of("Payment", "Refund"),
					Arbitraries.of("USD", "EUR"), sums())
			.as((name, type, currency, sums) -> new CampaignTotal(name, name, type, currency, sums));
		return Combinators
			.combine(amounts(), Arbitraries.of("Paid", "Failed"), lines.list().ofMaxSize(12),
					campaigns.list().ofMaxSize(4))
			.as((amount, status, all, byCampaign) -> new Statement(payout(amount, status), all, byCampaign));
	}

	private static Arbitrary<Sums> sums() {
		return Combinators.combine(Arbitraries.longs().between(1, 250_000), amounts(), amounts())
			.as((lines, gross, fee) -> new Sums(lines, gross, fee, gross.subtract(fee)));
	}

	private static Arbitrary<BigDecimal> amounts() {
		return Arbitraries.longs()
			.between(-99_999_999_999L, 99_999_999_999L)
			.map((cents) -> BigDecimal.valueOf(cents, 2));
	}

	private static Payout payout(BigDecimal amount, String status) {
		return new Payout("shopshopshopshopshopshop", "Shop", "po_1", status, amount, "USD", LocalDate.EPOCH,
				new Reconciliation("Reconciled", BigDecimal.ZERO, null, null), null, true, ID);
	}

	@Property
	void debitsEqualCreditsToTheCentWhateverTheLinesAre(@ForAll("statements") Statement statement,
			@ForAll boolean split) {
		List<JournalEntry> journal = Journal.of(statement, split);
		assertThat(sum(journal, JournalEntry::debit)).isEqualByComparingTo(sum(journal, JournalEntry::credit));
		assertThat(journal).allSatisfy((entry) -> {
			assertThat(entry.debit().signum() + entry.credit().signum()).isEqualTo(1);
			assertThat(entry.debit().min(entry.credit())).isEqualByComparingTo("0");
		});
	}

	@Property
	void whatTheLinesDontExplainIsAnEntryOfItsOwn(@ForAll("statements") Statement statement) {
		Sums total = statement.total();
		BigDecimal missing = statement.payout().amount().subtract(total.net());
		BigDecimal told = balances(Journal.of(statement, false)).getOrDefault(Journal.UNEXPLAINED, BigDecimal.ZERO);
		assertThat(told).isEqualByComparingTo(missing);
	}

	@Property
	void aSplitByCampaignChangesNoAccount(@ForAll("statements") Statement statement) {
		Map<String, BigDecimal> whole = balances(Journal.of(statement, false));
		Map<String, BigDecimal> split = balances(Journal.of(statement, true));
		whole.forEach((account, balance) -> assertThat(split.getOrDefault(account, BigDecimal.ZERO)).as(account)
			.isEqualByComparingTo(balance));
	}

	@Test
	void aPayoutThatCameBackIsNotInTheBankAndTheLaterLineMakesUpForIt() {
		BigDecimal amount = new BigDecimal("97.10");
		Statement failed = statement("97.10", "Failed", line("Payment", "charge", "100", "2.90"));
		Statement later = statement("97.10", "Paid", line("Adjustment", "payout_reversal", "97.10", "0"));
		assertThat(balances(Journal.of(failed, false))).containsEntry("Returned payouts", amount.negate())
			.doesNotContainKey(Journal.BANK);
		assertThat(balances(Journal.of(later, false))).containsEntry("Returned payouts", amount)
			.containsEntry(Journal.BANK, amount.negate());
	}

	@Test
	void theBankIsCreditedWithANegativePayout() {
		Statement statement = statement("-55", "Paid", line("Adjustment", "dispute", "-40", "15"));
		assertThat(Journal.of(statement, false))
			.extracting((entry) -> entry.account() + " " + entry.debit() + " " + entry.credit())
			.containsExactly("Bank 0 55", "Disputes 40 0", "Gateway fees 15 0");
	}

	private static Statement statement(String amount, String status, CategoryTotal... lines) {
		return new Statement(payout(new BigDecimal(amount), status), List.of(lines), List.of());
	}

	private static CategoryTotal line(String type, String category, String gross, String fee) {
		BigDecimal before = new BigDecimal(gross);
		BigDecimal kept = new BigDecimal(fee);
		return new CategoryTotal(type, category, "USD", new Sums(1, before, kept, before.subtract(kept)));
	}

	private static BigDecimal sum(List<JournalEntry> journal, Function<JournalEntry, BigDecimal> side) {
		return journal.stream().map(side).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	/** Credits less debits. */
	private static Map<String, BigDecimal> balances(List<JournalEntry> journal) {
		return journal.stream()
			.collect(Collectors.toMap(JournalEntry::account, (entry) -> entry.credit().subtract(entry.debit()),
					BigDecimal::add));
	}

}
