package org.almoner.salesforce;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChunksTests {

	@Property
	void everyItemTravelsOnceInOrderAndEveryCallIsWithinTheLimits(
			@ForAll @Size(max = 900) List<@IntRange(min = 0, max = 3) Integer> types,
			@ForAll @IntRange(min = 1, max = 60) int mostBytes) {
		List<List<Integer>> chunks = cut(types, mostBytes);
		assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(types);
		assertThat(chunks).allSatisfy((chunk) -> {
			assertThat(chunk).hasSizeBetween(1, Chunks.MOST_ROWS);
			assertThat(runs(chunk)).isLessThanOrEqualTo(Chunks.MOST_RUNS);
			assertThat(chunk.size() == 1 || bytes(chunk) <= mostBytes).isTrue();
		});
	}

	@Test
	void changingTypesMakeACallOfTenRuns() {
		List<Integer> alternating = IntStream.range(0, 25).mapToObj((i) -> i % 2).toList();
		assertThat(cut(alternating, 1000)).extracting(List::size).containsExactly(10, 10, 5);
	}

	@Test
	void anItemBeyondTheBoundTravelsAlone() {
		assertThat(Chunks.of(List.of(1, 99, 1), (i) -> "t", (i) -> i, 10)).extracting(List::size)
			.containsExactly(1, 1, 1);
	}

	@Test
	void callsAreAsFullAsTheyMayBe() {
		assertThat(cut(Collections.nCopies(401, 1), 1000)).extracting(List::size).containsExactly(200, 200, 1);
	}

	private static List<List<Integer>> cut(List<Integer> types, int mostBytes) {
		return Chunks.of(types, Object::toString, (type) -> type + 1, mostBytes);
	}

	private static int bytes(List<Integer> chunk) {
		return chunk.stream().mapToInt((type) -> type + 1).sum();
	}

	private static int runs(List<Integer> chunk) {
		return 1 + (int) IntStream.range(1, chunk.size()).filter((i) -> !chunk.get(i).equals(chunk.get(i - 1))).count();
	}

}
