package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.almoner.books.RecordKind;

/**
 * What only Stripe's API tells: the fields that may be empty in the records of an account
 * without a key, and filled in those of one with a key. Any other difference between the
 * two is an error, and so is a field that a look-up changes: look-ups fill gaps.
 *
 * @param reason why events do not tell it
 * @param unlinked whether that is so only where no event links an invoice to its tries
 * @param kinds of which records
 * @param fields which fields
 */
record OnlyByAsking(String reason, boolean unlinked, Set<RecordKind> kinds, Set<String> fields) {

	/** Of the newest thing that a record shows, such as the line of the balance. */
	private static final String SNAPSHOT_AT = "Snapshot_At__c";

	private static final List<OnlyByAsking> ALL = List.of(
			new OnlyByAsking("Events name the balance transaction and do not show it", false,
					Set.of(RecordKind.PAYMENT, RecordKind.REFUND),
					Set.of("Settlement_Amount__c", "Fee__c", "Net__c", "Settlement_Currency__c", "Exchange_Rate__c",
							"Available_On__c", "Reporting_Category__c", SNAPSHOT_AT)),
			new OnlyByAsking("A gift's fee and net are those of its payment", false, Set.of(RecordKind.GIFT),
					Set.of("Gateway_Fee__c", "Net_Amount__c")),
			new OnlyByAsking(
					"Since 2025-03-31.basil a try does not name its invoice, and the event that links "
							+ "them comes only once the invoice is paid",
					true, Set.of(RecordKind.PAYMENT),
					Set.of("Invoice_Id__c", "Gateway_Invoice__c", "Subscription_Id__c", "Gateway_Subscription__c",
							"Gift_Transaction__c", SNAPSHOT_AT)),
			new OnlyByAsking("The same link from its other end", true, Set.of(RecordKind.INVOICE),
					Set.of("Payment_Intent_Id__c", "Charge_Id__c", "Gift_Transaction__c", SNAPSHOT_AT)));

	/**
	 * The differences that look-ups do not account for.
	 * @param without the records of an account without a key
	 * @param with the records of one that asked
	 * @param links which payments no event links to their invoices
	 */
	static List<String> unexplained(Map<String, Map<String, String>> without, Map<String, Map<String, String>> with,
			UnlinkedTries links) {
		List<String> unexplained = new ArrayList<>();
		TreeSet<String> keys = new TreeSet<>(without.keySet());
		keys.addAll(with.keySet());
		keys.stream()
			.filter((key) -> without.containsKey(key) || !isGiftOfInstalment(key, links))
			.forEach((key) -> Differences.of(key, without.getOrDefault(key, Map.of()), with.getOrDefault(key, Map.of()))
				.stream()
				.filter((difference) -> !isExplained(difference, links))
				.forEach((difference) -> unexplained.add(difference.toString())));
		return unexplained;
	}

	/**
	 * A failed try is a gift only where it is known to be an instalment: without the link
	 * there is none.
	 */
	private static boolean isGiftOfInstalment(String key, UnlinkedTries links) {
		return kindOf(key) == RecordKind.GIFT && links.concern(key.substring(key.indexOf(' ') + 1));
	}

	private static boolean isExplained(Differences.Difference difference, UnlinkedTries links) {
		return (fillsAGap(difference) || isLater(difference))
				&& ALL.stream().anyMatch((only) -> only.explains(difference, links));
	}

	private static boolean fillsAGap(Differences.Difference difference) {
		return difference.one() == null;
	}

	private static boolean isLater(Differences.Difference difference) {
		return difference.field().equals(SNAPSHOT_AT) && difference.one() != null && difference.other() != null
				&& difference.one().compareTo(difference.other()) < 0;
	}

	private boolean explains(Differences.Difference difference, UnlinkedTries links) {
		return this.kinds.contains(kindOf(difference.record())) && this.fields.contains(difference.field())
				&& (!this.unlinked || links.concern(difference.id()));
	}

	private static RecordKind kindOf(String record) {
		return RecordKind.valueOf(record.substring(0, record.indexOf(' ')));
	}

}
