package org.almoner.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the scripts answer, as types. */
final class Answers {

	/** The lane was taken, or given back by one that did not have it. */
	static final long TAKEN = -2;

	private Answers() {
	}

	static Lanes.LaneStatus status(LaneKeys lane, Object answer) {
		List<?> numbers = (List<?>) answer;
		return new Lanes.LaneStatus(lane.lane(), number(numbers, 0), number(numbers, 1),
				Duration.ofMillis(Math.max(0, number(numbers, 2))), number(numbers, 3) == 1);
	}

	/** Reads what follows the first two members of the answer of {@link Script#NEXT}. */
	static List<LaneEntry> entries(List<?> answer) {
		List<LaneEntry> entries = new ArrayList<>();
		for (int i = 2; i + 2 < answer.size(); i += 3) {
			String attempts = String.valueOf(answer.get(i + 2));
			entries.add(new LaneEntry(String.valueOf(answer.get(i)), String.valueOf(answer.get(i + 1)),
					Integer.parseInt(attempts)));
		}
		return entries;
	}

	static long number(List<?> answer, int position) {
		return (Long) answer.get(position);
	}

}
