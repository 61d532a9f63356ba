package org.almoner.books;

/**
 * Where a record is that can't be found by its own key: a gift that people made.
 *
 * @param recordId its id in the org
 * @param takesKey whether its key is empty and is now set
 */
public record Place(String recordId, boolean takesKey) {
}
