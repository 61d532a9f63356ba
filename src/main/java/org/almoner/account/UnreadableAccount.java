package org.almoner.account;

/**
 * An account that is in the org and can't be worked with.
 *
 * @param key its key
 * @param name what people call it
 * @param problem why, and what to do, in a sentence
 */
public record UnreadableAccount(AccountKey key, String name, String problem) {
}
