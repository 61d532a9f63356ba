package org.almoner.posting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.books.Books;
import org.almoner.books.Change;
import org.almoner.books.Field;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WavesTests {

	private static final RecordKey CUSTOMER = new RecordKey(RecordKind.CUSTOMER, "cus_1");

	private static final RecordKey PAYMENT = new RecordKey(RecordKind.PAYMENT, "ch_1");

	private static final RecordKey DISPUTE = new RecordKey(RecordKind.DISPUTE, "du_1");

	private static final RecordKey REFUND = new RecordKey(RecordKind.REFUND, "re_1");

	@Test
	void recordsOfDifferentTypesThatPointToEachOtherAreMadeTogether() {
		assertThat(waves(change(CUSTOMER), change(PAYMENT, CUSTOMER), change(DISPUTE, PAYMENT)))
			.containsExactly(List.of(CUSTOMER, PAYMENT, DISPUTE));
	}

	@Test
	void whatPointsToOneOfItsOwnTypeWaitsUntilThatIsMade() {
		assertThat(waves(change(CUSTOMER), change(PAYMENT, CUSTOMER), change(REFUND, PAYMENT, CUSTOMER)))
			.containsExactly(List.of(CUSTOMER, PAYMENT), List.of(REFUND));
	}

	@Test
	void whatPointsToOneOfItsOwnTypeThatIsThereWaitsForNothing() {
		assertThat(waves(change(CUSTOMER), change(REFUND, PAYMENT, CUSTOMER)))
			.containsExactly(List.of(CUSTOMER, REFUND));
	}

	@Test
	void nothingToMakeIsNoWave() {
		assertThat(waves()).isEmpty();
	}

	private static List<List<RecordKey>> waves(Change... changes) {
		return Waves.of(List.of(changes)).stream().map((wave) -> wave.stream().map(Change::key).toList()).toList();
	}

	private static Change change(RecordKey key, RecordKey... targets) {
		Map<Field, String> fields = new LinkedHashMap<>();
		for (RecordKey target : targets) {
			Field link = Books.fields(key.kind())
				.stream()
				.filter((field) -> target.kind().equals(field.target()))
				.findFirst()
				.orElseThrow();
			fields.put(link, target.id());
		}
		return new Change(key, null, fields, "{}", Set.of());
	}

}
