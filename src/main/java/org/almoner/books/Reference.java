package org.almoner.books;

/**
 * A record of the org that a charity names in a gateway's metadata, such as a campaign.
 *
 * @param object the org's object: {@code Campaign}, {@code Contact} or {@code Account}
 * @param name what was said: a record id, or of a campaign its exact name
 */
public record Reference(String object, String name) {
}
