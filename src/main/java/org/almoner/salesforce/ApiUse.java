package org.almoner.salesforce;

/**
 * How much of the org's daily API calls is used, as its last answer said.
 *
 * @param used calls in the last 24 hours by everybody, -1 before the first answer
 * @param limit calls allowed in 24 hours, -1 before the first answer
 * @param own calls that this process made since it started
 */
public record ApiUse(int used, int limit, long own) {
}
