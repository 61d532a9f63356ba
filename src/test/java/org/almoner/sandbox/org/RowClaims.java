package org.almoner.sandbox.org;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.org.RowInput.Said;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a row has to have for itself while it is written: its record, and its unique
 * keys.
 */
final class RowClaims {

	private final Store store;

	private final RowLocks.Claim claim;

	RowClaims(Store store, RowLocks.Claim claim) {
		this.store = store;
		this.claim = claim;
	}

	void take(RowInput row, @Nullable OrgField key) {
		row.fields().forEach((name, said) -> {
			OrgField field = row.object().field(name);
			if (said instanceof Said.Text text && (field.key().unique() || field.equals(key))) {
				this.claim.take(row.object().name() + "." + name + "=" + field.indexKey(text.text().strip()));
			}
		});
		targets(row, key).forEach(this.claim::take);
	}

	private Collection<String> targets(RowInput row, @Nullable OrgField key) {
		if (row.id() != null) {
			return Ids.isShaped(row.id()) ? List.of(Ids.canonical(row.id())) : List.of();
		}
		return (key != null && row.fields().get(key.name()) instanceof Said.Text text)
				? this.store.reading(() -> List.copyOf(this.store.table(row.object()).find(key, text.text().strip())))
				: List.of();
	}

	/** What a row says, as texts. */
	static Map<String, String> texts(RowInput row) {
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("type", row.object().name());
		row.fields().forEach((name, said) -> {
			switch (said) {
				case Said.Text(String text) -> texts.put(name, text);
				case Said.Parent parent -> texts.put(name, parent.key());
				case Said.Cleared() -> texts.put(name, "");
			}
		});
		return texts;
	}

}
