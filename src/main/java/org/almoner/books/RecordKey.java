package org.almoner.books;

/**
 * Which record: its kind and the gateway's own id of what it shows. The account is not
 * part of it, as the books are kept account by account.
 *
 * @param kind the kind of record
 * @param id the gateway's id, such as {@code ch_3Nabc}
 */
public record RecordKey(RecordKind kind, String id) {
}
