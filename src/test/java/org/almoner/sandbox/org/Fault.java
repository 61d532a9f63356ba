package org.almoner.sandbox.org;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Something that goes wrong with a call. */
public sealed interface Fault {

	/** The call takes longer. */
	record Latency(Supplier<Duration> time) implements Fault {
	}

	/** The answer is a page of the edge instead of SOAP, and nothing was done. */
	record Page(int status, String contentType, String body) implements Fault {
	}

	/** The connection is dropped, before anything was done or after all of it was. */
	record Drop(Moment moment) implements Fault {
	}

	/** No answer comes for a time, then the connection is dropped. */
	record Silence(Moment moment, Duration time) implements Fault {
	}

	/** The whole call fails with an exception code; nothing was done. */
	record Refusal(String exceptionCode, String message) implements Fault {
	}

	/**
	 * Some rows fail, the others are saved.
	 *
	 * @param statusCode the code of those rows; need not be one that clients know
	 * @param message the org's words
	 * @param rows which rows, by their type and the texts they came with; a parent stands
	 * as its key
	 * @param onlyNew whether rows that change an existing record are spared
	 */
	record RefusedRows(String statusCode, String message, Predicate<Map<String, String>> rows,
			boolean onlyNew) implements Fault {

		@Override
		public Fault ofRows(String type) {
			return type.isEmpty() ? this : new RefusedRows(this.statusCode, this.message,
					this.rows.and((row) -> type.equals(row.get("type"))), this.onlyNew);
		}

	}

	/** A write keeps its rows locked for a time before it commits. */
	record SlowCommit(Duration time) implements Fault {
	}

	/** All is done, and the answer has a header that clients don't know. */
	record UnknownHeader() implements Fault {
	}

	/** All is done, and the connection is lost amid the answer. */
	record Torn() implements Fault {
	}

	/** When a connection is lost. */
	enum Moment {

		BEFORE_COMMIT, AFTER_COMMIT

	}

	/** The call takes this much longer. */
	static Fault latency(Duration time) {
		return new Latency(() -> time);
	}

	/**
	 * The call takes longer by a time from a range, the same row of times for each seed.
	 */
	static Fault latency(Duration from, Duration to, long seed) {
		Random random = new Random(seed);
		return new Latency(() -> from.plusNanos((long) (random.nextDouble() * to.minus(from).toNanos())));
	}

	/** The edge's page while an instance is away. */
	static Fault edgePage() {
		return new Page(503, "text/html", "<!DOCTYPE html><html><head><title>Service Unavailable</title></head>"
				+ "<body><h1>We are down for maintenance.</h1></body></html>");
	}

	/** A server error without a word. */
	static Fault emptyError() {
		return new Page(502, "text/plain", "");
	}

	/** The same for rows of one object only; of what befalls a whole call, the same. */
	default Fault ofRows(String type) {
		return this;
	}

	/** Some rows fail with a code. */
	static Fault refusedRows(String statusCode, Predicate<Map<String, String>> rows) {
		return new RefusedRows(statusCode, "refused by the sandbox", rows, false);
	}

	/** The whole call fails with a code. */
	static Fault refusal(String exceptionCode) {
		return new Refusal(exceptionCode, "refused by the sandbox");
	}

	/** New records no longer fit. */
	static Fault storageFull() {
		return new RefusedRows("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded", (row) -> true, true);
	}

	/** The org can be read only. */
	static Fault maintenance() {
		return new RefusedRows("INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
				"Updates can't be made during maintenance.", (row) -> true, false);
	}

}
