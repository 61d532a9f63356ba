package org.almoner.books;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A gift of Almoner's making that stands down, because its payment named one that people
 * made. To be carried out when that one holds all that this one held.
 *
 * @param gift the payment's gift
 * @param recordId the record that stands down
 * @param isUntouched whether all its fields are as Almoner wrote them: then it may be
 * deleted, else it stays and is canceled
 * @param canceled what is written into one that stays
 * @param heir the record that stands in its place
 * @param heirTakesKey whether the heir has no key and takes this one's
 * @param causes the ids of the events that led to it
 */
public record Retirement(RecordKey gift, String recordId, boolean isUntouched, Map<Field, @Nullable String> canceled,
		String heir, boolean heirTakesKey, Set<String> causes) {
}
