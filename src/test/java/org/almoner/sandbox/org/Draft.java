package org.almoner.sandbox.org;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row that has been read and checked, ready to be saved.
 *
 * @param object what it is a record of
 * @param id the record it changes, null for a new one
 * @param values the values to write
 * @param cleared the fields to clear
 */
record Draft(OrgObject object, @Nullable String id, Map<String, Object> values, Set<String> cleared) {
}
