package org.almoner.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Parent;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.SaveOutcome.Saved;
import org.jspecify.annotations.Nullable;

/**
 * An org without a wire: unique keys, lookups that must exist, lengths, calls of at most
 * 200 rows, trimmed texts, date-times without milliseconds. Calls can be counted, held
 * up, and made to fail.
 */
public final class InMemorySalesforce implements SalesforceOperations {

	private static final int ROWS_A_CALL = 200;

	private static final List<String> UNIQUE = List.of("Gateway_Key__c", "Identity_Key__c");

	private static final Map<String, Integer> LENGTHS = Map.of("Payload__c", 131_072, "Event_Type__c", 100, "Name", 80,
			"Gateway_Key__c", 255, "Status_Reason__c", 255, "Message__c", 255, "Source__c", 80);

	private final Clock clock;

	private final Map<RecordId, Map<String, String>> records = new LinkedHashMap<>();

	private final List<Integer> writes = new CopyOnWriteArrayList<>();

	private final List<String> queries = new CopyOnWriteArrayList<>();

	private volatile Function<List<Row>, Optional<Refused>> callFault = (rows) -> Optional.empty();

	private volatile Function<Row, Optional<Refused>> rowFault = (row) -> Optional.empty();

	private volatile Function<String, List<Row>> groups = (soql) -> List.of();

	private volatile @Nullable FailureKind away;

	private volatile int used;

	/** An org whose clock stamps the records. */
	public InMemorySalesforce(Clock clock) {
		this.clock = clock;
	}

	/** Lets every call fail as a whole with this kind; null heals. */
	public void away(@Nullable FailureKind kind) {
		this.away = kind;
	}

	/** Lets the org say that so many of its day's 100,000 calls are used. */
	public void use(int calls) {
		this.used = calls;
	}

	/** Looks at each call before it is done, may hold it up or let it fail as a whole. */
	public void onCall(Function<List<Row>, Optional<Refused>> fault) {
		this.callFault = fault;
	}

	/** Looks at each row before it is written, may refuse it. */
	public void onRow(Function<Row, Optional<Refused>> fault) {
		this.rowFault = fault;
	}

	/** Answers queries that group. */
	public void onGroups(Function<String, List<Row>> answer) {
		this.groups = answer;
	}

	/** A refusal. */
	public static Refused refusal(FailureKind kind, String code) {
		return new Refused(kind, code, code, List.of());
	}

	/** The sizes of all calls that write, in their order. */
	public List<Integer> writes() {
		return List.copyOf(this.writes);
	}

	/** The queries asked so far. */
	public List<String> queries() {
		return List.copyOf(this.queries);
	}

	/** All records of a type, as text by field. */
	public synchronized List<Map<String, String>> all(String type) {
		return this.records.values().stream().filter((record) -> type.equals(record.get("type"))).toList();
	}

	/** Changes a record as a person would. */
	public synchronized void edit(RecordId id, String field, String value) {
		Objects.requireNonNull(this.records.get(id)).put(field, value);
		touch(Objects.requireNonNull(this.records.get(id)));
	}

	@Override
	public List<SaveOutcome> create(List<Row> rows) {
		return calls(rows, (row) -> insert(row));
	}

	@Override
	public List<SaveOutcome> upsert(String externalIdField, List<Row> rows) {
		return calls(rows, (row) -> {
			String key = row.text(externalIdField).orElseThrow();
			long same = rows.stream().filter((other) -> other.text(externalIdField).equals(Optional.of(key))).count();
			if (same > 1) {
				return refusal(FailureKind.DUPLICATE, "DUPLICATE_VALUE");
			}
			return find(row.type(), externalIdField, key).<SaveOutcome>map((id) -> change(id, row))
				.orElseGet(() -> insert(row));
		});
	}

	@Override
	public List<SaveOutcome> update(List<Row> rows) {
		return calls(rows, (row) -> this.records.containsKey(row.requiredId()) ? change(row.requiredId(), row)
				: refusal(FailureKind.INVALID, "ENTITY_IS_DELETED"));
	}

	@Override
	public synchronized List<SaveOutcome> delete(List<RecordId> ids) {
		return ids.stream().<SaveOutcome>map((id) -> {
			this.records.remove(id);
			return new Saved(id, false);
		}).toList();
	}

	@Override
	public synchronized List<Row> query(String soql) {
		this.queries.add(soql);
		FailureKind kind = this.away;
		if (kind != null) {
			throw new SalesforceException(kind, "AWAY", "The org is away", null);
		}
		// sums and counts are for the simulated org; without records there are none
		return soql.contains(" GROUP BY ") ? this.groups.apply(soql) : new SmallSoql(soql).run(this.records);
	}

	/** What joins many objects is for the simulated org. */
	@Override
	public Map<String, List<Row>> children(String soql) {
		throw new UnsupportedOperationException("This org has no relationships from parents to children");
	}

	@Override
	public ApiUse apiUse() {
		int calls = this.writes.size() + this.queries.size();
		return new ApiUse((this.used > 0) ? this.used : calls, 100_000, calls);
	}

	private List<SaveOutcome> calls(List<Row> rows, Function<Row, SaveOutcome> writer) {
		List<SaveOutcome> outcomes = new ArrayList<>();
		for (int start = 0; start < rows.size(); start += ROWS_A_CALL) {
			outcomes.addAll(call(rows.subList(start, Math.min(rows.size(), start + ROWS_A_CALL)), writer));
		}
		return outcomes;
	}

	private List<SaveOutcome> call(List<Row> rows, Function<Row, SaveOutcome> writer) {
		this.writes.add(rows.size());
		FailureKind kind = this.away;
		Optional<Refused> fault = (kind == null) ? this.callFault.apply(rows) : Optional.of(refusal(kind, "AWAY"));
		if (fault.isPresent()) {
			return rows.stream().<SaveOutcome>map((row) -> fault.get()).toList();
		}
		synchronized (this) {
			return rows.stream()
				.map((row) -> this.rowFault.apply(row)
					.<SaveOutcome>map((refused) -> refused)
					.orElseGet(() -> writer.apply(row)))
				.toList();
		}
	}

	private SaveOutcome insert(Row row) {
		Optional<Refused> refused = check(row, null);
		if (refused.isPresent()) {
			return refused.get();
		}
		RecordId id = new RecordId(String.format("a0B%015d", this.records.size() + 1));
		this.records.put(id, new LinkedHashMap<>(Map.of("Id", id.value(), "type", row.type(), "IsLatest", "true")));
		write(id, row);
		return new Saved(id, true);
	}

	private SaveOutcome change(RecordId id, Row row) {
		Optional<Refused> refused = check(row, id);
		if (refused.isPresent()) {
			return refused.get();
		}
		write(id, row);
		return new Saved(id, false);
	}

	private Optional<Refused> check(Row row, @Nullable RecordId self) {
		for (String field : UNIQUE) {
			Optional<RecordId> holder = row.text(field).flatMap((key) -> find(row.type(), field, key));
			if (holder.isPresent() && !holder.get().equals(self)) {
				return Optional.of(new Refused(FailureKind.DUPLICATE, "DUPLICATE_VALUE", "", List.of(field)));
			}
		}
		for (Map.Entry<String, @Nullable Object> field : row.fields().entrySet()) {
			Object value = field.getValue();
			if (value instanceof String text && text.length() > LENGTHS.getOrDefault(field.getKey(), 131_072)) {
				return Optional.of(new Refused(FailureKind.INVALID, "STRING_TOO_LONG", "", List.of(field.getKey())));
			}
			if (value instanceof Parent parent
					&& find(parent.type(), parent.externalIdField(), parent.key()).isEmpty()) {
				return Optional.of(refusal(FailureKind.MISSING_PARENT, "INVALID_FIELD"));
			}
			if (value instanceof RecordId id && !this.records.containsKey(id)) {
				return Optional.of(refusal(FailureKind.INVALID, "INVALID_CROSS_REFERENCE_KEY"));
			}
		}
		return Optional.empty();
	}

	private Optional<RecordId> find(String type, String field, String key) {
		return this.records.entrySet()
			.stream()
			.filter((record) -> type.equals(record.getValue().get("type")) && key.equals(record.getValue().get(field)))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	private void write(RecordId id, Row row) {
		Map<String, String> record = Objects.requireNonNull(this.records.get(id));
		row.fields().forEach((field, value) -> {
			if (value == null) {
				record.remove(field);
			}
			else {
				record.put(field, text(value));
			}
		});
		touch(record);
	}

	private void touch(Map<String, String> record) {
		record.put("LastModifiedDate", text(this.clock.instant()));
	}

	private String text(Object value) {
		return switch (value) {
			case String text -> text.strip();
			case Instant instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
			case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
			case Parent parent -> find(parent.type(), parent.externalIdField(), parent.key()).orElseThrow().value();
			default -> value.toString();
		};
	}

}
