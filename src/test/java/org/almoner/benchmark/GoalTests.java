package org.almoner.benchmark;

import java.util.List;

import org.almoner.benchmark.Goal.Which;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoalTests {

	private static final Goal LITTLE = new Goal("at most 300 MB", new Which("size", "", "MB", ""), 300, true);

	private static final Goal FAST = new Goal("at least 2 times", new Which("drain", "1 acc", "events/s", "one by one"),
			2, false);

	@Test
	void theWorstOfSeveralFiguresCounts() {
		List<Figure> figures = List.of(Figure.of("size", "a", "MB", 120), Figure.of("size", "b", "MB", 301),
				Figure.of("size", "c", "MB", 200));
		assertThat(Goal.judge(List.of(LITTLE), figures)).singleElement()
			.satisfies((verdict) -> assertThat(verdict.isMet()).isFalse())
			.extracting(Goal.Verdict::reached)
			.isEqualTo(301.0);
	}

	@Test
	void aBoundItselfIsReached() {
		assertThat(Goal.judge(List.of(LITTLE), List.of(Figure.of("size", "a", "MB", 300)))).singleElement()
			.matches(Goal.Verdict::isMet);
	}

	@Test
	void aRatioIsThatToWhatTheGoalNames() {
		List<Figure> figures = List.of(Figure.of("drain", "1 account", "events/s", 30).beside(10, "one by one"),
				Figure.of("drain", "1 account", "events/s", 30).beside(300, "another"),
				Figure.of("drain", "2 accounts", "events/s", 1).beside(10, "one by one"));
		assertThat(Goal.judge(List.of(FAST), figures)).singleElement()
			.extracting(Goal.Verdict::reached, Goal.Verdict::isMet)
			.containsExactly(3.0, true);
	}

	@Test
	void ofWhatWasNotMeasuredNothingIsSaid() {
		assertThat(Goal.judge(Goals.ALL, List.of(Figure.of("parts", "JMH", "fold", 1)))).isEmpty();
	}

	@Test
	void aLineSaysWhatWasReachedAndWhetherThatIsEnough() {
		assertThat(new Goal.Verdict(FAST, 1.5).line()).startsWith("goal at least 2 times")
			.containsPattern("reached +1\\.50  no$");
	}

}
