package org.almoner.console;

import java.util.List;

import org.almoner.gateway.KeyReport;
import org.jspecify.annotations.Nullable;

/**
 * What a key that was tried is good for, or why it can't be told.
 *
 * @param problem why the key is not good; null where it was looked at
 * @param report what it is good for; null where there is a problem
 */
record KeyVerdict(@Nullable String problem, @Nullable KeyReport report) {

	static KeyVerdict problem(String words) {
		return new KeyVerdict(words, null);
	}

	static KeyVerdict of(KeyReport report) {
		return new KeyVerdict(null, report);
	}

	/** The light of the verdict. */
	public String colour() {
		if (this.report == null || !this.report.missingNeeded().isEmpty()) {
			return "bad";
		}
		return this.report.missingWished().isEmpty() ? "good" : "warn";
	}

	/** The verdict in a sentence. */
	public String sentence() {
		return switch (colour()) {
			case "good" -> "This key has all that Almoner asks for.";
			case "warn" -> "This key is good enough to connect; some fields will stay empty, as said below.";
			default -> (this.problem != null) ? this.problem
					: "This key can't be used yet: it lacks what is marked “needed” below. "
							+ "Add it on Stripe's page of the key and check again.";
		};
	}

	/** Whose key it is, in words. */
	public String owner() {
		if (this.report == null) {
			return "";
		}
		String name = (this.report.accountName() == null) ? "" : this.report.accountName() + " ";
		String id = (this.report.accountId() == null) ? "an account that the key may not name"
				: this.report.accountId();
		return name + "(" + id + "), " + (this.report.live() ? "live" : "test") + " mode";
	}

	/** Each permission, in the order of the report. */
	public List<KeyReport.Permission> permissions() {
		return (this.report == null) ? List.of() : this.report.permissions();
	}

}
