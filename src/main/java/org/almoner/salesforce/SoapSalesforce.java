package org.almoner.salesforce;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The org by its SOAP Partner API.
 *
 * <p>
 * A write whose outcome is not known is repeated: an upsert, update or delete up to
 * {@value #ATTEMPTS} times, a create once more, after which rows that were made the first
 * time answer DUPLICATE. A write that the org refused for other reasons is left to the
 * caller, who knows how to wait. A query is repeated for all that may pass. How long a
 * call may take is told by {@link SalesforceProperties.Limits}.
 */
final class SoapSalesforce implements SalesforceOperations {

	private static final int ATTEMPTS = 4;

	private static final int CREATE_ATTEMPTS = 2;

	private final SoapCalls calls;

	private final SalesforceProperties.Limits limits;

	private final ApiMeter meter;

	private final Repeats reads;

	private final Writes writes;

	private final Writes creates;

	private SoapSalesforce(SoapCalls calls, SalesforceProperties.Limits limits, ApiMeter meter, InstantSource time) {
		this.calls = calls;
		this.limits = limits;
		this.meter = meter;
		this.reads = new Repeats(ATTEMPTS, SoapSalesforce::mayPass, limits, time);
		this.writes = new Writes(calls, new Repeats(ATTEMPTS, SoapSalesforce::isLost, limits, time));
		this.creates = new Writes(calls, new Repeats(CREATE_ATTEMPTS, SoapSalesforce::isLost, limits, time));
	}

	private static boolean mayPass(SalesforceException failure) {
		return switch (failure.kind()) {
			case AWAY, UNKNOWN_OUTCOME, LOCKED -> !OrgBreaker.isSpared(failure);
			case LIMIT, DUPLICATE, MISSING_PARENT, INVALID, CONFIGURATION -> false;
		};
	}

	/** An answer with a new status code would come again; it is asked for in halves. */
	private static boolean isLost(SalesforceException failure) {
		return failure.kind() == FailureKind.UNKNOWN_OUTCOME && !failure.code().equals(Failures.NEW_STATUS);
	}

	/** The org that the settings name. No call is made before the first is asked for. */
	static SoapSalesforce of(SalesforceProperties settings, BreakerProperties breaking, MeterRegistry registry,
			OrgHealth health, InstantSource time) {
		SalesforceProperties.Limits limits = settings.limits();
		TokenEndpoint endpoint = new TokenEndpoint(settings, Grant.of(settings, time));
		Tokens tokens = new Tokens(endpoint::request, time, limits.connectTimeout().plus(limits.readTimeout()));
		ApiMeter meter = new ApiMeter(registry);
		OrgBreaker breaker = new OrgBreaker(breaking, registry, time);
		return new SoapSalesforce(new SoapCalls(tokens, limits, meter, health, breaker), limits, meter, time);
	}

	@Override
	public List<SaveOutcome> create(List<Row> rows) {
		return this.creates.send("create", chunks(rows), (chunk) -> {
			SObject[] objects = objects(chunk.stream().map(Rows::withId));
			return (connection) -> Outcomes.ofSaves(connection.create(objects), chunk.size(), true);
		});
	}

	@Override
	public List<SaveOutcome> upsert(String externalIdField, List<Row> rows) {
		return this.writes.sendAndRetryRaces(externalIdField, rows, this::chunks, (chunk) -> {
			SObject[] objects = objects(chunk.stream().map(Rows::withoutId));
			return (connection) -> Outcomes.ofUpserts(connection.upsert(externalIdField, objects), chunk.size());
		});
	}

	@Override
	public List<SaveOutcome> update(List<Row> rows) {
		rows.forEach(Row::requiredId);
		return this.writes.send("update", chunks(rows), (chunk) -> {
			SObject[] objects = objects(chunk.stream().map(Rows::withId));
			return (connection) -> Outcomes.ofSaves(connection.update(objects), chunk.size(), false);
		});
	}

	/** Deletes records; one that is deleted already counts as deleted. */
	@Override
	public List<SaveOutcome> delete(List<RecordId> ids) {
		List<List<RecordId>> chunks = Chunks.of(ids, (id) -> id.value().substring(0, 3), (id) -> 40,
				this.limits.callBytes());
		return this.writes.send("delete", chunks, (chunk) -> {
			String[] values = chunk.stream().map(RecordId::value).toArray(String[]::new);
			return (connection) -> Outcomes.ofDeletes(connection.delete(values), chunk);
		});
	}

	/**
	 * All rows of a query.
	 * @throws SalesforceException AWAY if the org did not answer, INVALID if it refuses
	 * the query or has more rows than the limit
	 */
	@Override
	public List<Row> query(String soql) {
		return rows(RowPage.of(read("query", (connection) -> connection.query(soql))));
	}

	/**
	 * The rows of subqueries, over all their pages; those of a relationship without rows
	 * are left out.
	 */
	@Override
	public Map<String, List<Row>> children(String soql) {
		Map<String, List<Row>> children = new LinkedHashMap<>();
		for (SObject record : read("query", (connection) -> connection.query(soql)).getRecords()) {
			RowPage.ofChildren(record).forEach((relationship, page) -> children.put(relationship, rows(page)));
		}
		return children;
	}

	private List<Row> rows(RowPage first) {
		refuseMoreThanLimit(first.size());
		List<Row> rows = new ArrayList<>(first.rows());
		String locator = first.next();
		while (locator != null) {
			RowPage page = more(locator);
			rows.addAll(page.rows());
			refuseMoreThanLimit(rows.size());
			locator = page.next();
		}
		return rows;
	}

	private RowPage more(String locator) {
		RowPage page = RowPage.of(read("queryMore", (connection) -> connection.queryMore(locator)));
		if (page.rows().isEmpty() && page.next() != null) {
			throw Failures.ofRead(Failures.unreadable("EMPTY_PAGE"));
		}
		return page;
	}

	@Override
	public ApiUse apiUse() {
		return this.meter.use();
	}

	@Override
	public Optional<String> address() {
		return this.calls.instance();
	}

	private QueryResult read(String operation, SoapRequest<QueryResult> request) {
		try {
			return this.reads.of(() -> this.calls.call(operation, 0, request));
		}
		catch (SalesforceException ex) {
			throw Failures.ofRead(ex);
		}
	}

	private void refuseMoreThanLimit(int rows) {
		if (rows > this.limits.maxRows()) {
			throw new SalesforceException(FailureKind.INVALID, "TOO_MANY_ROWS",
					"The query has more than " + this.limits.maxRows() + " rows; it must ask for fewer", null);
		}
	}

	private List<List<Row>> chunks(List<Row> rows) {
		return Chunks.of(rows, Row::type, Rows::bytes, this.limits.callBytes());
	}

	private static SObject[] objects(Stream<SObject> objects) {
		return objects.toArray(SObject[]::new);
	}

}
