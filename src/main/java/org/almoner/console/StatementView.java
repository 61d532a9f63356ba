package org.almoner.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.almoner.payout.CampaignTotal;
import org.almoner.payout.CategoryTotal;
import org.almoner.payout.CategoryWords;
import org.almoner.payout.Statement;
import org.almoner.payout.Sums;

/**
 * The sums of a payout as they are shown.
 *
 * @param categories by type and category, in the payout's currency
 * @param total of these
 * @param bank what reached the bank
 * @param difference a sentence on what the lines don't explain
 * @param ties whether they explain all
 * @param foreign lines in other currencies
 * @param campaigns by the gift's campaign
 * @param lines how many lines there are
 */
record StatementView(List<Line> categories, Line total, String bank, String difference, boolean ties,
		List<Line> foreign, List<Line> campaigns, long lines) {

	private static final String NO_CAMPAIGN = "No campaign";

	/** What some lines come to. */
	record Line(String name, String heading, long lines, String gross, String fee, String net) {

		static Line of(String name, String heading, Sums sums, String currency) {
			return new Line(name, heading, sums.lines(), Amounts.of(sums.gross(), currency),
					Amounts.of(sums.fee(), currency), Amounts.of(sums.net(), currency));
		}

		private static Line of(CategoryTotal one) {
			return of(one.type() + ", " + CategoryWords.of(one.category()), one.heading().label(), one.sums(),
					one.currency());
		}

	}

	static StatementView of(Statement statement) {
		String currency = statement.payout().currency();
		return new StatementView(statement.own().stream().map(Line::of).toList(),
				Line.of("Sum of the lines", "", statement.total(), currency),
				Amounts.of(statement.payout().amount(), currency),
				PayoutMark.difference(statement.unexplained(), currency), statement.unexplained().signum() == 0,
				statement.foreign().stream().map(Line::of).toList(), campaigns(statement), statement.lines());
	}

	/** What belongs to no campaign comes last, then what is left of too many. */
	private static List<Line> campaigns(Statement statement) {
		String currency = statement.payout().currency();
		Map<String, Sums> byId = new TreeMap<>();
		Map<String, String> names = new TreeMap<>();
		Sums left = statement.total();
		for (CampaignTotal one : statement.campaigns()) {
			if (one.currency().equals(currency)) {
				String name = (one.campaign() == null) ? NO_CAMPAIGN : one.campaign();
				// sorts by name, and what has none behind all
				String key = ((one.campaign() == null) ? "1" : "0" + name) + " " + one.id();
				names.put(key, name);
				byId.merge(key, one.sums(), Sums::plus);
				left = left.minus(one.sums());
			}
		}
		if (left.lines() != 0) {
			names.put("2", "Further campaigns");
			byId.put("2", left);
		}
		return byId.entrySet()
			.stream()
			.map((one) -> Line.of(names.getOrDefault(one.getKey(), NO_CAMPAIGN), "", one.getValue(), currency))
			.toList();
	}

}
