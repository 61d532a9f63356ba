package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money that a payout is made of: a Gateway Transaction.
 *
 * @param id its record
 * @param name the record's name
 * @param kind what it is
 * @param references the gateway's ids
 * @param settled in the settlement currency: gross, fee and net
 * @param given what the donor gave or got back, in the donor's currency
 * @param links the records it belongs to
 * @param occurredAt when
 * @param day the same as a day in the account's time zone
 */
public record PayoutLine(RecordId id, String name, Kind kind, References references, Settled settled, Given given,
		Links links, @Nullable Instant occurredAt, @Nullable LocalDate day) {

	/**
	 * What a line is.
	 *
	 * @param type the value of {@code Type__c}
	 * @param status the value of {@code Status__c}
	 * @param category the gateway's reporting category; empty before it told
	 */
	public record Kind(String type, String status, String category) {
	}

	/** The gateway's ids; null where the line has nothing to do with such a thing. */
	public record References(@Nullable String balanceTransaction, @Nullable String charge, @Nullable String refund,
			@Nullable String dispute) {

		/** The id by which people find the line at the gateway. */
		public String best() {
			return Optional.ofNullable(this.refund)
				.or(() -> Optional.ofNullable(this.dispute))
				.or(() -> Optional.ofNullable(this.charge))
				.or(() -> Optional.ofNullable(this.balanceTransaction))
				.orElse("");
		}

	}

	/** Gross, fee and net; null what the gateway has not told yet. */
	public record Settled(@Nullable BigDecimal gross, @Nullable BigDecimal fee, @Nullable BigDecimal net,
			@Nullable String currency) {
	}

	/**
	 * What moved on the donor's side.
	 *
	 * @param amount negative for what was given back
	 * @param currency its three letters
	 * @param rate by which the gateway made the settlement currency of it; null for 1
	 */
	public record Given(@Nullable BigDecimal amount, @Nullable String currency, @Nullable BigDecimal rate) {
	}

	/**
	 * The records a line belongs to.
	 *
	 * @param gift the gift
	 * @param campaign the name of the gift's campaign
	 * @param designation what the gift is for
	 * @param source the payment that a refund or adjustment is about
	 */
	public record Links(@Nullable Link gift, @Nullable String campaign, @Nullable String designation,
			@Nullable Link source) {
	}

	/** A record with its number. */
	public record Link(RecordId id, String name) {
	}

}
