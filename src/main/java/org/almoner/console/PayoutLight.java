package org.almoner.console;

import java.util.ArrayList;
import java.util.List;

import org.almoner.console.Light.State;
import org.almoner.payout.PayoutMonth;

/** Whether the books tie with what reached the bank lately, as a light. */
final class PayoutLight {

	private static final String NAME = "Payouts of this month and the last";

	private PayoutLight() {
	}

	/** The light of some months. */
	static Light of(List<PayoutMonth> months) {
		long all = months.stream().mapToLong(PayoutMonth::payouts).sum();
		long off = in(months, "Unreconciled");
		return Light.of(NAME, (off > 0) ? State.WARN : (all > 0) ? State.GOOD : State.OFF, sentence(months, all))
			.link("/admin/payouts");
	}

	private static String sentence(List<PayoutMonth> months, long all) {
		if (all == 0) {
			return "None so far.";
		}
		List<String> words = new ArrayList<>();
		add(words, in(months, "Reconciled"), "ties to the cent", "tie to the cent");
		add(words, in(months, "Unreconciled"), "does not tie: its page says why", "do not tie: their pages say why");
		add(words, in(months, PayoutMonth.WAITING), "waits to be compared", "wait to be compared");
		add(words, in(months, "Not Reconcilable"), "is to be compared by hand", "are to be compared by hand");
		return String.join("; ", words) + ".";
	}

	private static long in(List<PayoutMonth> months, String state) {
		return months.stream().mapToLong((month) -> month.in(state)).sum();
	}

	private static void add(List<String> words, long count, String one, String many) {
		if (count > 0) {
			words.add(count + " " + ((count == 1) ? one : many));
		}
	}

}
