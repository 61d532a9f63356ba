package org.almoner.books;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Which gifts of Almoner's making stand down for such as people made. */
final class Retirements {

	private static final Map<Field, @Nullable String> CANCELED = Map.of(GiftFields.STATUS, GiftStatus.CANCELED.label(),
			GiftFields.CURRENT_AMOUNT, "0");

	private Retirements() {
	}

	static Optional<Retirement> of(RecordKey key, State state, Set<String> causes) {
		return state.find(key)
			.flatMap((heir) -> Optional.ofNullable(state.superseded().get(key))
				.map((gift) -> new Retirement(key, gift.recordId(), isUntouched(gift), CANCELED, heir.recordId(),
						heir.hasNoKey(), causes)));
	}

	private static boolean isUntouched(PresentRecord gift) {
		return GiftFields.ALL.stream().allMatch((field) -> isUntouched(gift, field));
	}

	private static boolean isUntouched(PresentRecord gift, Field field) {
		Written last = gift.provenance().fields().get(field.apiName());
		String now = gift.values().get(field.apiName());
		if (last == null) {
			return now == null || (field.type() == FieldType.CHECKBOX && now.equals("false"));
		}
		return !last.theirs() && Objects.equals(last.value(), now);
	}

}
