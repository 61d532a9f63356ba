package org.almoner.payout;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a payout that belong to gifts of one campaign.
 *
 * @param campaign the campaign's name; null for none
 * @param id its record; null for none
 * @param type the value of {@code Type__c}
 * @param currency of the settlement; empty where it is not known
 * @param sums what they come to
 */
public record CampaignTotal(@Nullable String campaign, @Nullable String id, String type, String currency, Sums sums) {
}
