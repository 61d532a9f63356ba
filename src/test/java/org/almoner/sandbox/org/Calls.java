package org.almoner.sandbox.org;

import java.util.Map;

/**
 * What the org was asked since the count was last reset; calls with a bad session are not
 * counted.
 *
 * @param byOperation calls by operation
 * @param rowsByOperation rows by operation
 */
public record Calls(Map<String, Integer> byOperation, Map<String, Integer> rowsByOperation) {

	public Calls {
		byOperation = Map.copyOf(byOperation);
		rowsByOperation = Map.copyOf(rowsByOperation);
	}

	/** Calls of one operation. */
	public int of(String operation) {
		return this.byOperation.getOrDefault(operation, 0);
	}

	/** Rows of one operation. */
	public int rowsOf(String operation) {
		return this.rowsByOperation.getOrDefault(operation, 0);
	}

	/** Calls in all, without those for tokens. */
	public int total() {
		return this.byOperation.values().stream().mapToInt(Integer::intValue).sum() - of("token");
	}

}
