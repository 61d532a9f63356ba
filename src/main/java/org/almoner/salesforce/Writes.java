package org.almoner.salesforce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Sends the calls of a write one after the other and gathers an outcome for every row.
 */
final class Writes {

	/** How many calls may be spent on finding the row for which a call was refused. */
	private static final int MOST_SPLITS = 16;

	/** What the org says where its database, not its own check, met the duplicate. */
	private static final String UNNAMED = " <unknown> ";

	private final SoapCalls calls;

	private final Repeats repeats;

	Writes(SoapCalls calls, Repeats repeats) {
		this.calls = calls;
		this.repeats = repeats;
	}

	/**
	 * Sends calls.
	 * @param operation their name
	 * @param chunks the rows of each
	 * @param request makes the request for some rows
	 */
	<T> List<SaveOutcome> send(String operation, List<List<T>> chunks,
			Function<List<T>, SoapRequest<List<SaveOutcome>>> request) {
		List<SaveOutcome> outcomes = new ArrayList<>();
		SalesforceException away = null;
		for (List<T> chunk : chunks) {
			if (away != null) {
				outcomes.addAll(all(chunk, away));
				continue;
			}
			try {
				outcomes.addAll(sendOrSplit(operation, chunk, request, new Splits()));
			}
			catch (SalesforceException ex) {
				outcomes.addAll(all(chunk, ex));
				away = endsAll(ex);
			}
		}
		return outcomes;
	}

	/**
	 * Sends upserts. Of two that make a row for one key at once the org refuses one; sent
	 * again, it finds the row and updates it.
	 */
	List<SaveOutcome> sendAndRetryRaces(String keyField, List<Row> rows, Function<List<Row>, List<List<Row>>> cut,
			Function<List<Row>, SoapRequest<List<SaveOutcome>>> request) {
		List<SaveOutcome> outcomes = send("upsert", cut.apply(rows), request);
		List<Integer> lost = IntStream.range(0, outcomes.size())
			.filter((i) -> isLostRace(outcomes.get(i), keyField))
			.boxed()
			.toList();
		List<SaveOutcome> again = send("upsert", cut.apply(lost.stream().map(rows::get).toList()), request);
		IntStream.range(0, lost.size()).forEach((i) -> outcomes.set(lost.get(i), again.get(i)));
		return outcomes;
	}

	private static boolean isLostRace(SaveOutcome outcome, String keyField) {
		return outcome instanceof SaveOutcome.Refused refused && refused.kind() == FailureKind.DUPLICATE
				&& refused.message().startsWith("duplicate value found: ")
				&& (refused.message().contains(" " + keyField + " ") || refused.message().contains(UNNAMED)
						|| refused.fields().contains(keyField));
	}

	/**
	 * The outcomes of one call. A call that is refused as a whole for its content, or
	 * whose answer can't be read for the status of a row, is sent again in halves, so
	 * that one row can't fail the others.
	 */
	private <T> List<SaveOutcome> sendOrSplit(String operation, List<T> rows,
			Function<List<T>, SoapRequest<List<SaveOutcome>>> request, Splits splits) {
		try {
			SoapRequest<List<SaveOutcome>> prepared = request.apply(rows);
			return this.repeats.of(() -> this.calls.call(operation, rows.size(), prepared));
		}
		catch (SalesforceException ex) {
			if (ex.kind() != FailureKind.INVALID && !ex.code().equals(Failures.NEW_STATUS)) {
				throw ex;
			}
			if (rows.size() == 1 || !splits.take()) {
				return all(rows, ex);
			}
		}
		int half = rows.size() / 2;
		return Stream.of(rows.subList(0, half), rows.subList(half, rows.size()))
			.flatMap((part) -> sendPart(operation, part, request, splits).stream())
			.toList();
	}

	/** The other half's outcomes must survive what goes wrong here. */
	private <T> List<SaveOutcome> sendPart(String operation, List<T> rows,
			Function<List<T>, SoapRequest<List<SaveOutcome>>> request, Splits splits) {
		try {
			return sendOrSplit(operation, rows, request, splits);
		}
		catch (SalesforceException ex) {
			return all(rows, ex);
		}
	}

	private static List<SaveOutcome> all(List<?> rows, SalesforceException failure) {
		return Collections.nCopies(rows.size(), Failures.refused(failure));
	}

	/**
	 * The failure of the calls that are not made after this one, null if they can be: an
	 * org that is away would cost every one of them its time-out.
	 */
	private static @Nullable SalesforceException endsAll(SalesforceException failure) {
		return switch (failure.kind()) {
			case AWAY, LIMIT -> failure;
			case UNKNOWN_OUTCOME -> Failures.notSent(failure);
			case DUPLICATE, LOCKED, MISSING_PARENT, INVALID, CONFIGURATION -> null;
		};
	}

	private static final class Splits {

		private int left = MOST_SPLITS;

		boolean take() {
			return this.left-- > 0;
		}

	}

}
