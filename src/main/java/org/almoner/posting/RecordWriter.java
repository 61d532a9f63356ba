package org.almoner.posting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Change;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.springframework.stereotype.Component;

/** Carries out a plan: upserts, parents first, 200 rows a call, row errors kept apart. */
@Component
@ConditionalOnRole(Role.WORKER)
class RecordWriter {

	static final int ROWS_MAX = 200;

	private final SalesforceOperations salesforce;

	private final Retirements retirements;

	RecordWriter(SalesforceOperations salesforce, Retirements retirements) {
		this.salesforce = salesforce;
		this.retirements = retirements;
	}

	/**
	 * Writes the changes of a plan.
	 * @param beforeWrite asked before each call; throws when nothing may be written any
	 * more
	 */
	Applied apply(GatewayAccount account, Plan plan, Runnable beforeWrite) {
		Applied.Collector collector = new Applied.Collector();
		plan.refusals()
			.forEach((refusal) -> collector.fail(refusal.causes(),
					new Failure(false, "DOES_NOT_FIT", refusal.reason(), refusal.reason())));
		Writing writing = new Writing(account, places(plan), beforeWrite, collector);
		write(writing, plan, (change) -> change.place() == null && change.key().kind().compareTo(RecordKind.GIFT) < 0);
		write(writing, plan, (change) -> change.place() != null);
		this.retirements.carryOut(writing, plan.retirements());
		write(writing, plan, (change) -> change.place() == null && change.key().kind().compareTo(RecordKind.GIFT) >= 0);
		return collector.applied();
	}

	/** Where the gifts are that people made, by their payments. */
	private static Map<String, String> places(Plan plan) {
		return plan.places()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((entry) -> entry.getKey().id(), Map.Entry::getValue));
	}

	private void write(Writing writing, Plan plan, Predicate<Change> which) {
		byKind(plan.changes().stream().filter(which).toList()).forEach((kind, changes) -> {
			for (int from = 0; from < changes.size(); from += ROWS_MAX) {
				writing.beforeWrite().run();
				write(writing, kind, changes.subList(from, Math.min(from + ROWS_MAX, changes.size())));
			}
		});
	}

	/** The kinds are in the order in which parents come first. */
	private Map<RecordKind, List<Change>> byKind(List<Change> all) {
		Map<RecordKind, List<Change>> byKind = new EnumMap<>(RecordKind.class);
		all.forEach((change) -> byKind.computeIfAbsent(change.key().kind(), (kind) -> new ArrayList<>()).add(change));
		return byKind;
	}

	private void write(Writing writing, RecordKind kind, List<Change> changes) {
		RecordTable table = new RecordTable(kind.object());
		List<Row> rows = changes.stream()
			.map((change) -> table.write(writing.account(), change, writing.places()))
			.toList();
		List<SaveOutcome> outcomes = (rows.getFirst().id() != null) ? this.salesforce.update(rows)
				: this.salesforce.upsert(RecordTable.KEY, rows);
		for (int row = 0; row < outcomes.size(); row++) {
			if (outcomes.get(row) instanceof SaveOutcome.Refused refused) {
				Change change = changes.get(row);
				writing.collector().fail(change.causes(), Refusals.of(change.key(), refused));
			}
		}
	}

}
