package org.almoner.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.almoner.payout.Payout;

/**
 * A word about a payout with its colour and what it means.
 *
 * @param style the class in the style sheet
 * @param word the word
 * @param meaning a sentence
 */
record PayoutMark(String style, String word, String meaning) {

	/** Where the money is. */
	static PayoutMark status(String status) {
		return switch (status) {
			case "Paid" -> new PayoutMark("good", status, "The gateway says that it is in the bank.");
			case "Failed" -> new PayoutMark("bad", status, "The bank sent it back; the money is at the gateway again.");
			case "Canceled" -> new PayoutMark("off", status, "It was called back before it left.");
			case "In Transit" -> new PayoutMark("off", status, "It is on its way to the bank.");
			default -> new PayoutMark("off", status, "It has not left the gateway yet.");
		};
	}

	/** Whether the books tie with it. */
	static PayoutMark books(Payout.Reconciliation reconciliation) {
		String status = reconciliation.status();
		return switch ((status == null) ? "Waiting" : status) {
			case "Reconciled" -> new PayoutMark("good", "Reconciled",
					"Every line is in the books, and their sum is the payout to the cent.");
			case "Unreconciled" ->
				new PayoutMark("bad", "Unreconciled", "The books do not tie with it: the balance is what is missing.");
			case "Not Reconcilable" -> new PayoutMark("off", "Not Reconcilable",
					"The gateway does not say what it is made of, as it is for a payout made by hand.");
			default -> new PayoutMark("warn", "Waiting", "Waiting: it has not been compared with the books yet.");
		};
	}

	/**
	 * What a bookkeeper should know of a payout, and do, beyond the two marks.
	 * @param canAsk whether the gateway can be asked for the lines
	 */
	static List<String> advice(Payout payout, boolean canAsk) {
		List<String> advice = new ArrayList<>();
		String books = books(payout.reconciliation()).word();
		if (payout.amount().signum() < 0) {
			advice.add("The bank was charged: refunds, disputes and fees came to more than the gifts, and the gateway"
					+ " took the difference, " + Amounts.of(payout.amount().negate(), payout.currency())
					+ ", from the bank account. Book it as money that went out.");
		}
		if (payout.status().equals("Failed")) {
			advice
				.add("The money did not stay in the bank. Its lines keep their place here, and it comes back as a line"
						+ " “payout reversal” of a later payout: the two make up for each other. Look at the bank's"
						+ " details at the gateway before the next one.");
		}
		if (books.equals("Not Reconcilable")) {
			advice.add(byHand(payout));
		}
		if (books.equals("Waiting")) {
			advice.add(canAsk
					? "It is compared when the gateway says that its lines are complete, within hours of the payout,"
							+ " and every night from then on until it is."
					: "This account has no API key, so the gateway can't be asked what the payout is made of. Give it one"
							+ " on the account's page, and the comparison follows by itself.");
		}
		return advice;
	}

	private static String byHand(Payout payout) {
		return (payout.automatic() ? "The gateway does not say which lines this payout is made of."
				: "Somebody made this payout by hand, and the gateway does not say which lines it is made of.")
				+ " To close it, see the balance report at the gateway for the days since the payout before, and tick its"
				+ " lines off against the Gateway Transactions that have no payout. Automatic payouts on a"
				+ " schedule need no such work.";
	}

	/** A sentence on what is missing. */
	static String difference(BigDecimal balance, String currency) {
		return switch (balance.signum()) {
			case 0 -> "The lines come to the payout exactly.";
			case 1 -> Amounts.of(balance, currency) + " reached the bank that no line explains.";
			default -> "The lines come to " + Amounts.of(balance.negate(), currency) + " more than reached the bank.";
		};
	}

}
