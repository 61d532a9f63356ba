package org.almoner.sandbox.stripe.books;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A version of Stripe's API that an endpoint may be fixed to. The dates are those of
 * Stripe's changelog, <a href="https://docs.stripe.com/changelog">docs.stripe.com</a>.
 */
public enum ApiVersion {

	/** Charges on payment intents, refunds on charges, invoices on both. */
	OLD("2020-08-27"),

	/** Asynchronous capture; an invoice still names its payment. */
	RECENT("2024-06-20"),

	/** Events for every refund; an invoice still names its payment. */
	ACACIA("2024-11-20.acacia"),

	/** The version that stripe-java 33.3.0 is made for. */
	NEWEST("2026-07-29.dahlia");

	private final String code;

	ApiVersion(String code) {
		this.code = code;
	}

	/** The version of a name, if its shapes are known here. */
	public static Optional<ApiVersion> of(String code) {
		return Stream.of(values()).filter((version) -> version.code.equals(code)).findFirst();
	}

	/** The name that stands in {@code api_version}. */
	public String code() {
		return this.code;
	}

	boolean showsChargesOnIntents() {
		return before("2022-11-15");
	}

	boolean capturesAsynchronously() {
		return !before("2024-04-10");
	}

	boolean hasEventsForEveryRefund() {
		return !before("2024-10-28");
	}

	boolean linksInvoicesDirectly() {
		return before("2025-03-31");
	}

	private boolean before(String date) {
		return this.code.substring(0, date.length()).compareTo(date) < 0;
	}

}
