package org.almoner.posting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

	RecordWriter(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
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
		byKind(plan).forEach((kind, changes) -> {
			for (int from = 0; from < changes.size(); from += ROWS_MAX) {
				beforeWrite.run();
				write(account, kind, changes.subList(from, Math.min(from + ROWS_MAX, changes.size())), collector);
			}
		});
		return collector.applied();
	}

	/** The kinds are in the order in which parents come first. */
	private Map<RecordKind, List<Change>> byKind(Plan plan) {
		Map<RecordKind, List<Change>> byKind = new EnumMap<>(RecordKind.class);
		plan.changes()
			.forEach((change) -> byKind.computeIfAbsent(change.key().kind(), (kind) -> new ArrayList<>()).add(change));
		return byKind;
	}

	private void write(GatewayAccount account, RecordKind kind, List<Change> changes, Applied.Collector collector) {
		RecordTable table = new RecordTable(kind.object());
		List<Row> rows = changes.stream().map((change) -> table.write(account, change)).toList();
		List<SaveOutcome> outcomes = this.salesforce.upsert(RecordTable.KEY, rows);
		for (int row = 0; row < outcomes.size(); row++) {
			if (outcomes.get(row) instanceof SaveOutcome.Refused refused) {
				collector.fail(changes.get(row).causes(), failure(changes.get(row), refused));
			}
		}
	}

	private Failure failure(Change change, SaveOutcome.Refused refused) {
		String what = change.key().kind().object() + " " + change.key().id();
		String fields = refused.fields().isEmpty() ? "" : " (" + String.join(", ", refused.fields()) + ")";
		return new Failure(refused.kind().isRetryable(), refused.code(),
				"Salesforce did not take " + what + ": " + refused.code() + fields,
				"Salesforce did not take " + what + fields + ". " + refused.code() + ": " + refused.message());
	}

}
