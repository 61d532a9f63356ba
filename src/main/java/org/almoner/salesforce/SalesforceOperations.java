package org.almoner.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The seam to the org. Safe for many threads. Every write takes any number of rows, sends
 * at most 200 rows (and a bounded number of bytes) a call in the order given, and answers
 * one outcome per row in that order; a call that fails as a whole gives that failure to
 * each of its rows, so a write never throws for what the org or the wire did.
 */
public interface SalesforceOperations {

	/**
	 * Makes records, also of several types. Meant for rows whose unique key makes a
	 * repeat harmless. A row may point by external id to one before it, but not to one of
	 * its own type.
	 * @see <a href=
	 * "https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_foreign_keys.htm">
	 * Creating parent and child records in a single statement using foreign keys</a>
	 */
	List<SaveOutcome> create(List<Row> rows);

	/**
	 * Makes or updates records of one type by external id. Rows that share a key are the
	 * caller's mistake: the org refuses them all.
	 * @param externalIdField the field that holds the key
	 */
	List<SaveOutcome> upsert(String externalIdField, List<Row> rows);

	/** Updates records by id, also of several types. */
	List<SaveOutcome> update(List<Row> rows);

	/** Deletes records. */
	List<SaveOutcome> delete(List<RecordId> ids);

	/**
	 * All rows of a query, over all its pages.
	 * @param soql the query; build it with {@link Soql} so that values are escaped
	 * @throws SalesforceException if the org did not answer
	 */
	List<Row> query(String soql);

	/**
	 * The rows of all subqueries of a query for one record, by the names of their
	 * relationships: one call for questions about many objects.
	 * @param soql a query that selects subqueries alone, of at most 20 relationships
	 * @throws SalesforceException if the org did not answer
	 * @see <a href=
	 * "https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm">
	 * Relationship query limitations</a>
	 */
	Map<String, List<Row>> children(String soql);

	/** The use of the org's API budget. */
	ApiUse apiUse();

	/**
	 * Where people open the org in a browser, such as
	 * {@code https://charity.my.salesforce.com}: a record's page is there under its id.
	 * Empty before the first session.
	 */
	default Optional<String> address() {
		return Optional.empty();
	}

}
