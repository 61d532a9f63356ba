package org.almoner.sandbox.org;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.almoner.sandbox.org.RowInput.Said;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a write. All rows are checked before any is saved, so that no row sees what
 * another of the same call makes; each row stands for itself unless all or none is asked
 * for.
 */
final class Writer {

	private static final int MOST_ROWS = 200;

	private static final int MOST_CHUNKS = 10;

	private final Store store;

	private final RowLocks locks;

	private final InstantSource clock;

	private final String user;

	Writer(Store store, RowLocks locks, InstantSource clock, String user) {
		this.store = store;
		this.locks = locks;
		this.clock = clock;
		this.user = user;
	}

	/**
	 * How a write is to be done.
	 *
	 * @param allOrNone whether one refused row undoes the others
	 * @param faults what goes wrong with it
	 */
	record Terms(boolean allOrNone, List<Fault> faults) {

		static final Terms PLAIN = new Terms(false, List.of());

		private Duration commitTime() {
			return this.faults.stream()
				.filter(Fault.SlowCommit.class::isInstance)
				.map((fault) -> ((Fault.SlowCommit) fault).time())
				.reduce(Duration.ZERO, Duration::plus);
		}

		void refuse(Map<String, String> row, boolean isNew) {
			for (Fault fault : this.faults) {
				if (fault instanceof Fault.RefusedRows refused && (isNew || !refused.onlyNew())
						&& refused.rows().test(row)) {
					throw new RowRefusedException(refused.statusCode(), refused.message());
				}
			}
		}

	}

	List<RowResult> create(List<RowInput> rows, Terms terms) {
		checkRows(rows);
		Drafts drafts = new Drafts(this.store);
		return write(rows, new HashMap<>(), drafts::toCreate, null, terms);
	}

	List<RowResult> update(List<RowInput> rows, Terms terms) {
		checkRows(rows);
		Drafts drafts = new Drafts(this.store);
		Map<Integer, RowResult> refused = repeats(rows, (row) -> (row.id() == null) ? null : canonical(row.id()),
				"Duplicate id specified: ");
		return write(rows, refused, drafts::toUpdate, null, terms);
	}

	List<RowResult> upsert(String keyName, List<RowInput> rows, Terms terms) {
		checkRows(rows);
		if (rows.isEmpty()) {
			return List.of();
		}
		OrgField key = upsertKey(rows, keyName);
		Drafts drafts = new Drafts(this.store);
		Map<Integer, RowResult> refused = repeats(rows, (row) -> indexKey(row, key),
				"Duplicate external id specified: ");
		return write(rows, refused, (row) -> drafts.toUpsert(row, key), key, terms);
	}

	private static OrgField upsertKey(List<RowInput> rows, String keyName) {
		OrgObject object = rows.getFirst().object();
		if (rows.stream().anyMatch((row) -> row.object() != object)) {
			throw CallFault.unexpected("INVALID_TYPE", "All rows of an upsert must be of one type");
		}
		return object.find(keyName)
			.filter((field) -> field.key().externalId() || field.kind() == Kind.ID)
			.orElseThrow(() -> CallFault.invalidField(
					"Field name provided, " + keyName + " does not match an External ID for " + object.name()));
	}

	private static @Nullable String indexKey(RowInput row, OrgField key) {
		if (key.kind() == Kind.ID) {
			return (row.id() == null) ? null : canonical(row.id());
		}
		return (row.fields().get(key.name()) instanceof Said.Text text) ? key.indexKey(text.text().strip()) : null;
	}

	private static String canonical(String id) {
		return Ids.isShaped(id) ? Ids.canonical(id) : id;
	}

	private static void checkRows(List<RowInput> rows) {
		if (rows.size() > MOST_ROWS) {
			throw CallFault.unexpected("EXCEEDED_ID_LIMIT",
					"record limit reached. cannot submit more than 200 records in this call");
		}
		int chunks = 0;
		for (int i = 0; i < rows.size(); i++) {
			chunks += (i == 0 || rows.get(i).object() != rows.get(i - 1).object()) ? 1 : 0;
		}
		if (chunks > MOST_CHUNKS) {
			throw CallFault.unexpected("LIMIT_EXCEEDED", "Cannot have more than 10 chunks in a single operation."
					+ " Please rearrange the data to reduce chunking.");
		}
	}

	/** A key that appears twice fails every row that has it. */
	private static Map<Integer, RowResult> repeats(List<RowInput> rows, Function<RowInput, @Nullable String> key,
			String message) {
		Map<String, Integer> first = new HashMap<>();
		Set<Integer> repeated = new HashSet<>();
		for (int i = 0; i < rows.size(); i++) {
			String value = key.apply(rows.get(i));
			Integer earlier = (value == null) ? null : first.putIfAbsent(value, i);
			if (earlier != null) {
				repeated.addAll(List.of(earlier, i));
			}
		}
		Map<Integer, RowResult> results = new HashMap<>();
		repeated.forEach((i) -> results.put(i,
				RowResult.refused(new RowError("DUPLICATE_VALUE", message + key.apply(rows.get(i)), List.of()))));
		return results;
	}

	private List<RowResult> write(List<RowInput> rows, Map<Integer, RowResult> results,
			Function<RowInput, Draft> drafting, @Nullable OrgField key, Terms terms) {
		try (RowLocks.Claim claim = this.locks.claim()) {
			RowClaims claims = new RowClaims(this.store, claim);
			each(rows, results, (row) -> claims.take(row, key));
			Pause.of(terms.commitTime());
			return this.store.writing(() -> commit(rows, results, drafting, terms));
		}
	}

	private static void each(List<RowInput> rows, Map<Integer, RowResult> results,
			java.util.function.Consumer<RowInput> work) {
		for (int i = 0; i < rows.size(); i++) {
			if (!results.containsKey(i)) {
				try {
					work.accept(rows.get(i));
				}
				catch (RowRefusedException ex) {
					results.put(i, RowResult.refused(ex.error()));
				}
			}
		}
	}

	private List<RowResult> commit(List<RowInput> rows, Map<Integer, RowResult> results,
			Function<RowInput, Draft> drafting, Terms terms) {
		Saver saver = new Saver(this.store, this.clock, this.user);
		List<RowResult> saved = new Commit(this.store, saver, drafting, terms).of(rows, results);
		return terms.allOrNone() ? allOrNone(saver, saved) : saved;
	}

	private static List<RowResult> allOrNone(Saver saver, List<RowResult> results) {
		if (results.stream().allMatch((result) -> result.error() == null)) {
			return results;
		}
		saver.takeBack();
		RowError rolledBack = new RowError("ALL_OR_NONE_OPERATION_ROLLED_BACK",
				"Record rolled back because not all records were valid and the request was using AllOrNone header",
				List.of());
		return results.stream()
			.map((result) -> (result.error() == null) ? RowResult.refused(rolledBack) : result)
			.toList();
	}

	List<RowResult> delete(List<String> ids, Terms terms) {
		if (ids.size() > MOST_ROWS) {
			throw CallFault.unexpected("EXCEEDED_ID_LIMIT",
					"record limit reached. cannot submit more than 200 records in this call");
		}
		try (RowLocks.Claim claim = this.locks.claim()) {
			List<RowResult> waited = ids.stream().map((id) -> take(claim, canonical(id))).toList();
			Pause.of(terms.commitTime());
			return this.store.writing(() -> {
				Saver saver = new Saver(this.store, this.clock, this.user);
				List<RowResult> results = new ArrayList<>();
				for (int i = 0; i < ids.size(); i++) {
					results.add((waited.get(i).error() != null) ? waited.get(i) : delete(saver, ids.get(i), terms));
				}
				return terms.allOrNone() ? allOrNone(saver, results) : results;
			});
		}
	}

	private static RowResult take(RowLocks.Claim claim, String id) {
		try {
			claim.take(id);
			return RowResult.saved(id, false);
		}
		catch (RowRefusedException ex) {
			return RowResult.refused(ex.error());
		}
	}

	private RowResult delete(Saver saver, String id, Terms terms) {
		try {
			OrgObject object = this.store.schema()
				.ofId(id)
				.orElseThrow(() -> new RowRefusedException("MALFORMED_ID", "malformed id " + id));
			String full = new Drafts(this.store).existing(object, id);
			terms.refuse(Map.of("Id", full), false);
			saver.delete(this.store.table(object), full);
			return RowResult.saved(full, false);
		}
		catch (RowRefusedException ex) {
			return RowResult.refused(ex.error());
		}
	}

}
