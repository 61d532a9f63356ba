package org.almoner.benchmark;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTests {

	@Test
	void ofAHundredTimesTheNinetyNinthIsLongerThanAllButOne() {
		List<Long> nanos = LongStream.rangeClosed(1, 100).map((millis) -> (101 - millis) * 1_000_000).boxed().toList();
		assertThat(Spread.ofNanos(nanos)).isEqualTo(new Spread(50, 95, 99, 100));
	}

	@Test
	void nothingMeasuredIsZeroAndNoError() {
		assertThat(Spread.ofNanos(List.of())).isEqualTo(new Spread(0, 0, 0, 0));
	}

	@Test
	void oneOddStartDoesNotMoveTheMedian() {
		assertThat(Spread.median(90, 3, 4)).isEqualTo(4);
	}

}
