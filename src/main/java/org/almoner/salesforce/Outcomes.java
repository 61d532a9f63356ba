package org.almoner.salesforce;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import org.jspecify.annotations.Nullable;

/** Reads the org's results; there must be one for each row. */
final class Outcomes {

	private static final String DELETED_ALREADY = "ENTITY_IS_DELETED";

	private Outcomes() {
	}

	static List<SaveOutcome> ofSaves(SaveResult[] results, int rows, boolean created) {
		requireAll(results.length, rows);
		return Arrays.stream(results)
			.map((result) -> of(result.isSuccess(), result.getId(), created, result.getErrors()))
			.toList();
	}

	static List<SaveOutcome> ofUpserts(UpsertResult[] results, int rows) {
		requireAll(results.length, rows);
		return Arrays.stream(results)
			.map((result) -> of(result.isSuccess(), result.getId(), result.isCreated(), result.getErrors()))
			.toList();
	}

	static List<SaveOutcome> ofDeletes(DeleteResult[] results, List<RecordId> ids) {
		requireAll(results.length, ids.size());
		return IntStream.range(0, results.length).mapToObj((i) -> ofDelete(results[i], ids.get(i))).toList();
	}

	private static SaveOutcome ofDelete(DeleteResult result, RecordId id) {
		SaveOutcome outcome = of(result.isSuccess(), id.value(), false, result.getErrors());
		boolean isGone = outcome instanceof SaveOutcome.Refused refused && refused.code().equals(DELETED_ALREADY);
		return isGone ? new SaveOutcome.Saved(id, false) : outcome;
	}

	private static SaveOutcome of(boolean success, @Nullable String id, boolean created, Error @Nullable [] errors) {
		if (!success) {
			return Failures.ofRow(errors);
		}
		return (id != null && RecordId.matches(id)) ? new SaveOutcome.Saved(new RecordId(id), created)
				: Failures.refused(Failures.unreadable("NO_ID_NAMED"));
	}

	private static void requireAll(int results, int rows) {
		if (results != rows) {
			throw Failures.unreadable("RESULTS_MISSING");
		}
	}

}
