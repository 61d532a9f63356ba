package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one write as the org commits them: in chunks of one type, each read and
 * checked before its first row is saved. A row may point by external id to one of an
 * earlier chunk, but not to one of its own type that the same write made.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_foreign_keys.htm">
 * Creating parent and child records in a single statement using foreign keys</a>
 */
final class Commit {

	private final Store store;

	private final Saver saver;

	private final Function<RowInput, Draft> drafting;

	private final Writer.Terms terms;

	private final Set<String> made = new HashSet<>();

	Commit(Store store, Saver saver, Function<RowInput, Draft> drafting, Writer.Terms terms) {
		this.store = store;
		this.saver = saver;
		this.drafting = drafting;
		this.terms = terms;
	}

	/**
	 * Saves rows.
	 * @param refused what was refused already, by the row's place
	 * @return what became of each row, in their order
	 */
	List<RowResult> of(List<RowInput> rows, Map<Integer, RowResult> refused) {
		List<RowResult> results = new ArrayList<>();
		while (results.size() < rows.size()) {
			int from = results.size();
			chunk(rows, from, refused).forEach((draft) -> results.add(save(draft)));
		}
		return results;
	}

	/** A row that was read, or why it was refused. */
	private record Read(@Nullable Draft draft, @Nullable RowResult refused) {
	}

	private List<Read> chunk(List<RowInput> rows, int from, Map<Integer, RowResult> refused) {
		List<Read> chunk = new ArrayList<>();
		for (int i = from; i < rows.size() && rows.get(i).object() == rows.get(from).object(); i++) {
			RowResult no = refused.get(i);
			chunk.add((no != null) ? new Read(null, no) : read(rows.get(i)));
		}
		return chunk;
	}

	private Read read(RowInput row) {
		try {
			Draft draft = this.drafting.apply(row);
			this.terms.refuse(RowClaims.texts(row), draft.id() == null);
			refuseParentOfThisWrite(draft);
			return new Read(draft, null);
		}
		catch (RowRefusedException ex) {
			return new Read(null, RowResult.refused(ex.error()));
		}
	}

	private void refuseParentOfThisWrite(Draft draft) {
		draft.values().forEach((name, value) -> {
			if (value instanceof String id && this.made.contains(id)
					&& this.store.schema().ofId(id).filter(draft.object()::equals).isPresent()) {
				throw new RowRefusedException("INVALID_FIELD", "Foreign key external ID: " + id
						+ " not found for field " + name + " in entity " + draft.object().name(), name);
			}
		});
	}

	private RowResult save(Read read) {
		Draft draft = read.draft();
		if (draft == null) {
			return java.util.Objects.requireNonNull(read.refused());
		}
		try {
			RowResult saved = this.saver.save(draft);
			if (saved.created()) {
				this.made.add(String.valueOf(saved.id()));
			}
			return saved;
		}
		catch (RowRefusedException ex) {
			return RowResult.refused(ex.error());
		}
	}

}
