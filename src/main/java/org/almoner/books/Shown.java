package org.almoner.books;

import org.jspecify.annotations.Nullable;

/**
 * What a field shows, and why.
 *
 * @param value canonical text; null for an empty field
 * @param stamp the event that said so
 */
record Shown(@Nullable String value, Stamp stamp) {
}
