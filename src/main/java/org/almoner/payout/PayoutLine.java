package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A movement of money that a payout is made of.
 *
 * @param name the record's name
 * @param type the value of {@code Type__c}
 * @param status the value of {@code Status__c}
 * @param reference the gateway's id of the charge, refund or other movement
 * @param settled in the payout's currency: gross, fee and net
 * @param currency the payout's, three letters
 * @param occurredAt when
 */
public record PayoutLine(String name, String type, String status, String reference, Settled settled,
		@Nullable String currency, @Nullable Instant occurredAt) {

	/** Gross, fee and net; null what the gateway has not told yet. */
	public record Settled(@Nullable BigDecimal gross, @Nullable BigDecimal fee, @Nullable BigDecimal net) {
	}

}
