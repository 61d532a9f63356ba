package org.almoner.gateway.stripe;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;

/**
 * The refunds that no event tells of: those of the released part of a hold, in API
 * versions from 2022-11-15 to before 2024-10-28. Only a look-up finds them, as far as
 * Stripe knows them when it is asked, and nothing asks again.
 *
 * @param refunds their ids
 * @param gifts the gifts whose fee and net need their lines
 */
record UntoldRefunds(Set<String> refunds, Set<String> gifts) {

	private static final Set<String> SETTLEMENT = Set.of("Gateway_Fee__c", "Net_Amount__c");

	static UntoldRefunds of(CharityMonth month, Collection<Told> events) {
		Set<String> refunds = new HashSet<>();
		Set<String> gifts = new HashSet<>();
		month.objects("refund").stream().filter((refund) -> isUntold(refund, events)).forEach((refund) -> {
			refunds.add(refund.id());
			gifts.add(Objects.requireNonNullElse(refund.textOrNull("payment_intent"), refund.text("charge")));
		});
		return new UntoldRefunds(Set.copyOf(refunds), Set.copyOf(gifts));
	}

	private static boolean isUntold(Doc refund, Collection<Told> events) {
		return events.stream().noneMatch((told) -> told.event().json().contains("\"" + refund.id() + "\""));
	}

	/** The records that do not hang on them. */
	Map<String, Map<String, String>> leftOutOf(Map<String, Map<String, String>> records) {
		Map<String, Map<String, String>> others = new TreeMap<>(records);
		this.refunds.forEach((refund) -> others.remove("REFUND " + refund));
		this.gifts.forEach((gift) -> others.computeIfPresent("GIFT " + gift, (key, fields) -> unsettled(fields)));
		return others;
	}

	private static Map<String, String> unsettled(Map<String, String> fields) {
		Map<String, String> others = new TreeMap<>(fields);
		others.keySet().removeAll(SETTLEMENT);
		return others;
	}

	/** Whether a line about a record's field is about one of them. */
	boolean concern(String line) {
		return this.refunds.stream().anyMatch((refund) -> line.startsWith("REFUND " + refund + " ")) || this.gifts
			.stream()
			.anyMatch((gift) -> SETTLEMENT.stream().anyMatch((field) -> line.startsWith("GIFT " + gift + " " + field)));
	}

}
