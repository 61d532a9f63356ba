package org.almoner.payout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A payout as a journal in which debits equal credits to the cent. What the lines don't
 * explain is an entry of its own, so a journal never balances silently. A payout that
 * came back is not booked at the bank but under {@link Heading#RETURNED}, where the line
 * of the later payout that brings the money again makes up for it.
 */
public final class Journal {

	/** The account of what reached the bank. */
	public static final String BANK = "Bank";

	/** The account of what the lines don't explain. */
	public static final String UNEXPLAINED = "Unexplained difference";

	private final Statement statement;

	private final List<JournalEntry> entries = new ArrayList<>();

	private Journal(Statement statement) {
		this.statement = statement;
	}

	/**
	 * The entries of a payout; none of zero.
	 * @param splitByCampaign whether gifts are an entry a campaign
	 */
	public static List<JournalEntry> of(Statement statement, boolean splitByCampaign) {
		Journal journal = new Journal(statement);
		journal.bank();
		journal.lines(splitByCampaign);
		journal.unexplained();
		return List.copyOf(journal.entries);
	}

	private void bank() {
		Payout payout = this.statement.payout();
		String account = payout.isReturned() ? Heading.RETURNED.label() : BANK;
		String remark = payout.isReturned() ? ", " + payout.status().toLowerCase(Locale.ROOT) : "";
		add(account, "Payout " + payout.payoutId() + remark, payout.amount().negate(), null);
	}

	private void lines(boolean splitByCampaign) {
		Map<String, Part> parts = new LinkedHashMap<>();
		for (Heading heading : Heading.values()) {
			this.statement.own().stream().filter((one) -> one.heading() == heading).forEach((one) -> {
				merge(parts, account(one), one.sums().gross(), one.sums().lines());
				// of single lines; those that are a line by themselves are counted above
				merge(parts, Heading.FEES.label(), one.sums().fee().negate(), 0);
			});
		}
		parts.forEach((account, part) -> {
			if (splitByCampaign && account.equals(Heading.GIFTS.label())) {
				gifts(part);
			}
			else {
				add(account, part.words(account), part.amount(), null);
			}
		});
	}

	private void gifts(Part all) {
		String account = Heading.GIFTS.label();
		Part left = all;
		for (CampaignTotal one : this.statement.campaigns()) {
			if (one.type().equals("Payment") && one.currency().equals(this.statement.payout().currency())) {
				Part part = new Part(one.sums().gross(), one.sums().lines());
				left = new Part(left.amount().subtract(part.amount()), left.lines() - part.lines());
				add(account, part.words(account), part.amount(), one.campaign());
			}
		}
		add(account, left.words(account + ", further campaigns"), left.amount(), null);
	}

	private void unexplained() {
		add(UNEXPLAINED, "What the lines in Salesforce don't explain", this.statement.unexplained(), null);
	}

	private void add(String account, String description, BigDecimal credit, @Nullable String campaign) {
		if (credit.signum() != 0) {
			this.entries.add(JournalEntry.credit(account, description, credit, campaign));
		}
	}

	private static String account(CategoryTotal one) {
		return (one.heading() == Heading.OTHER) ? "Other: " + CategoryWords.of(one.category()) : one.heading().label();
	}

	private static void merge(Map<String, Part> parts, String account, BigDecimal amount, long lines) {
		parts.merge(account, new Part(amount, lines), Part::plus);
	}

	/** What an account gets, and of how many lines. */
	private record Part(BigDecimal amount, long lines) {

		Part plus(Part more) {
			return new Part(this.amount.add(more.amount), this.lines + more.lines);
		}

		String words(String account) {
			return switch ((int) Math.min(this.lines, 2)) {
				case 0 -> account;
				case 1 -> account + ", 1 line";
				default -> account + ", " + this.lines + " lines";
			};
		}

	}

}
