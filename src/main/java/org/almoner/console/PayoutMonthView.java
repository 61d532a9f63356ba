package org.almoner.console;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.almoner.payout.PayoutMonth;

/**
 * A month of payouts as it is shown.
 *
 * @param month such as {@code 2026-05}
 * @param name such as {@code May 2026}
 * @param payouts how many
 * @param state whether they tie
 * @param totals what reaches the bank, one a currency
 */
record PayoutMonthView(String month, String name, long payouts, PayoutMark state, List<String> totals) {

	static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

	static PayoutMonthView of(PayoutMonth month) {
		return new PayoutMonthView(month.month().toString(), MONTH.format(month.month()), month.payouts(), state(month),
				month.totals().entrySet().stream().map((sum) -> Amounts.of(sum.getValue(), sum.getKey())).toList());
	}

	private static PayoutMark state(PayoutMonth month) {
		long all = month.payouts();
		long tie = month.in("Reconciled");
		if (tie == all) {
			return new PayoutMark("good", "Closed", switch ((int) Math.min(all, 2)) {
				case 0 -> "no payout stands";
				case 1 -> "its one payout ties";
				default -> "all " + all + " payouts tie";
			});
		}
		List<String> words = new ArrayList<>(List.of(tie + " of " + all + ((tie == 1) ? " ties" : " tie")));
		add(words, month.in("Unreconciled"), "does not tie", "do not tie");
		add(words, month.in("Not Reconcilable"), "is to be compared by hand", "are to be compared by hand");
		add(words, month.in(PayoutMonth.WAITING), "waits", "wait");
		boolean bad = month.in("Unreconciled") > 0;
		boolean open = month.in(PayoutMonth.WAITING) > 0;
		return new PayoutMark(bad ? "bad" : open ? "warn" : "off", bad ? "Look" : open ? "Open" : "By hand",
				String.join(", ", words));
	}

	private static void add(List<String> words, long count, String one, String many) {
		if (count > 0) {
			words.add(count + " " + ((count == 1) ? one : many));
		}
	}

}
