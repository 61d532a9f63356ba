package org.almoner.payout;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.money.Money;
import org.almoner.payout.Tally.Group;
import org.almoner.payout.Tally.Sum;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Reconciliation_Detail__c} says, in a bookkeeper's words: first the sums,
 * then what differs. Paragraphs are parted by empty lines, a difference is a line.
 *
 * @param gateway what people call the gateway
 * @param course with all that was found
 */
record Detail(String gateway, Course course) {

	/** The field's length. */
	private static final int LENGTH = 131_072;

	/** All ties. */
	String tied() {
		Money amount = this.course.payout().amount();
		StringBuilder text = new StringBuilder(lines(this.course.sums().listed().count())).append(" tie with ")
			.append(amount)
			.append(".\n");
		this.course.sums().listed().sums().forEach((sum) -> text.append('\n').append(sum(sum)));
		return cut(text.append(corrections()));
	}

	/** Something does not. */
	String untied() {
		StringBuilder text = new StringBuilder();
		if (!this.course.writes()) {
			text.append("The books have changed since the payout was reconciled.\n\n");
		}
		text.append(head()).append("\n");
		differing().forEach((group, sums) -> text.append('\n').append(sums));
		text.append("\n\n").append(differences());
		return cut(text.append(corrections()));
	}

	private String head() {
		Money amount = this.course.payout().amount();
		String currency = amount.currency().code();
		Tally listed = this.course.sums().listed();
		Tally booked = this.course.sums().booked();
		return "The payout is " + amount + ". " + this.gateway + " lists " + lines(listed.count()) + ", net "
				+ Amounts.of(listed.net(currency), currency) + "; Salesforce has " + lines(booked.count()) + ", net "
				+ Amounts.of(booked.net(currency), currency) + ".";
	}

	/** A line for each group of either side. */
	private Map<Group, String> differing() {
		Map<Group, Sum> listed = byGroup(this.course.sums().listed());
		Map<Group, Sum> booked = byGroup(this.course.sums().booked());
		Map<Group, String> lines = new LinkedHashMap<>();
		listed.forEach((group, sum) -> lines.put(group, line(sum, booked.get(group))));
		booked.forEach((group, sum) -> lines.computeIfAbsent(group,
				(any) -> name(group) + ": " + this.gateway + " lists none; Salesforce has " + amounts(sum) + "."));
		return lines;
	}

	private static Map<Group, Sum> byGroup(Tally tally) {
		Map<Group, Sum> sums = new LinkedHashMap<>();
		tally.sums().forEach((sum) -> sums.put(sum.group(), sum));
		return sums;
	}

	private String line(Sum listed, @Nullable Sum booked) {
		if (listed.equals(booked)) {
			return sum(listed);
		}
		return name(listed.group()) + ": " + this.gateway + " lists " + amounts(listed) + "; Salesforce has "
				+ ((booked != null) ? amounts(booked) : "none") + ".";
	}

	private static String sum(Sum sum) {
		return name(sum.group()) + ": " + amounts(sum) + ".";
	}

	private static String name(Group group) {
		return (group.type() + " " + group.category()).strip();
	}

	private static String amounts(Sum sum) {
		String currency = sum.group().currency();
		return lines(sum.count()) + ", gross " + amount(sum.gross(), currency) + ", fees " + amount(sum.fee(), currency)
				+ ", net " + amount(sum.net(), currency);
	}

	private static String amount(BigDecimal amount, String currency) {
		return Amounts.of(amount, currency);
	}

	private String differences() {
		Noted noted = this.course.noted();
		long more = noted.differences().more() + noted.unwrittenMore();
		if (noted.differences().first().isEmpty()) {
			return "Line by line nothing differs any more: it was changed meanwhile, and is compared again.";
		}
		return "Differences:\n" + list(noted.differences().first(), more);
	}

	private String corrections() {
		Noted.Words corrections = this.course.noted().corrections();
		if (corrections.first().isEmpty()) {
			return "";
		}
		return "\n\n"
				+ ((corrections.count() == 1) ? "1 field had been changed in Salesforce and was"
						: corrections.count() + " fields had been changed in Salesforce and were")
				+ " put right:\n" + list(corrections.first(), corrections.more());
	}

	private static String list(List<String> some, long more) {
		String list = String.join("\n", some.stream().map((one) -> "- " + one).toList());
		return (more == 0) ? list : list + "\n- and " + more + " more";
	}

	static String lines(long count) {
		return (count == 1) ? "1 line" : String.format(java.util.Locale.ENGLISH, "%,d lines", count);
	}

	private static String cut(StringBuilder text) {
		return (text.length() <= LENGTH) ? text.toString() : text.substring(0, LENGTH - 1) + "…";
	}

}
