package org.almoner.event;

import java.util.ArrayList;
import java.util.List;

import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;

/**
 * Creates rows, and where nobody knows what became of a whole call, again in halves: one
 * row whose answer can't be read (WSC fails on a status code that it does not know) must
 * not hold up the others for ever. The unique key makes the repeat harmless, and a budget
 * of calls keeps a hanging org from being asked for long.
 */
final class Isolation {

	private static final int CALLS = 16;

	private static final long NANOS = 8_000_000_000L;

	private final SalesforceOperations salesforce;

	Isolation(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	List<SaveOutcome> create(List<Row> rows) {
		return rows.isEmpty() ? List.of() : new Attempt(System.nanoTime()).create(rows, true);
	}

	private final class Attempt {

		private final long start;

		private int calls;

		private Attempt(long start) {
			this.start = start;
		}

		private List<SaveOutcome> create(List<Row> rows, boolean again) {
			List<SaveOutcome> outcomes = Isolation.this.salesforce.create(rows);
			this.calls++;
			if (!allUnknown(outcomes) || this.calls >= CALLS || System.nanoTime() - this.start > NANOS) {
				return outcomes;
			}
			if (rows.size() == 1) {
				return again ? create(rows, false) : outcomes;
			}
			int half = rows.size() / 2;
			List<SaveOutcome> halves = new ArrayList<>(create(rows.subList(0, half), again));
			halves.addAll(create(rows.subList(half, rows.size()), again));
			return halves;
		}

		private static boolean allUnknown(List<SaveOutcome> outcomes) {
			return outcomes.stream()
				.allMatch((outcome) -> outcome instanceof Refused refused
						&& refused.kind() == FailureKind.UNKNOWN_OUTCOME);
		}

	}

}
