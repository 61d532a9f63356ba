package org.almoner.gateway.stripe;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShrinkingTests {

	private final List<Integer> hundred = IntStream.range(0, 100).boxed().toList();

	@Test
	void onlyWhatAFailureNeedsIsLeft() {
		assertThat(Shrinking.shortest(this.hundred, (some) -> some.containsAll(List.of(3, 50, 99)))).containsExactly(3,
				50, 99);
	}

	@Test
	void aFailureThatNeedsAnyTwoOfAKindIsLeftWithTwo() {
		assertThat(Shrinking.shortest(this.hundred, (some) -> some.stream().filter((one) -> one % 7 == 0).count() >= 2))
			.hasSize(2)
			.allMatch((one) -> one % 7 == 0);
	}

	@Test
	void aFailureThatNeedsNothingIsLeftWithNothing() {
		assertThat(Shrinking.shortest(this.hundred, (some) -> true)).isEmpty();
	}

}
