package org.almoner.books;

/**
 * Where a record is in the org.
 *
 * @param recordId its id there
 * @param takesKey whether its key is empty and is now set: of a gift that people made
 */
public record Place(String recordId, boolean takesKey) {
}
