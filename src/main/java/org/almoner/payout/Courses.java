package org.almoner.payout;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

import org.almoner.account.AccountKey;
import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far reconciliations are, in Redis, where every worker sees it. With a lost Redis it
 * is lost too: then they begin anew, which does no harm. Methods throw
 * {@link org.almoner.queue.QueueException}.
 */
@Component
class Courses {

	private static final Logger log = LoggerFactory.getLogger(Courses.class);

	private static final String KIND = "reconciliations";

	/** What was compared line by line, apart: it is large and read seldom. */
	private static final String KEYS = "reconciliation-keys";

	/** A few kilobytes each. */
	private static final int MOST = 200;

	/** What nobody went on with for so long is forgotten. */
	private static final Duration KEPT = Duration.ofDays(2);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SharedCopies copies;

	Courses(SharedCopies copies) {
		this.copies = copies;
	}

	Optional<Course> find(AccountKey account, String payoutId) {
		return this.copies.get(KIND, name(account, payoutId)).flatMap(Courses::read);
	}

	void put(AccountKey account, Course course) {
		this.copies.put(KIND, name(account, course.errand().payoutId()), JSON.writeValueAsString(course));
	}

	/** Forgets a course. */
	void remove(AccountKey account, Course course) {
		remove(name(account, course.errand().payoutId()), course);
	}

	private void remove(String name, Course course) {
		// one more than it knows of: a worker may have died before it was noted
		IntStream.rangeClosed(0, course.position().chunks())
			.forEach((piece) -> this.copies.remove(KEYS, piece(name, piece)));
		this.copies.remove(KIND, name);
	}

	/**
	 * Whether another one may begin; forgets those that nobody went on with.
	 */
	boolean hasRoom(Instant now) {
		int open = 0;
		for (var copy : this.copies.all(KIND).entrySet()) {
			Optional<Course> course = read(copy.getValue());
			if (course.isPresent() && course.get().at().isAfter(now.minus(KEPT))) {
				open++;
			}
			else {
				course.ifPresentOrElse((old) -> remove(copy.getKey(), old),
						() -> this.copies.remove(KIND, copy.getKey()));
			}
		}
		return open < MOST;
	}

	/**
	 * The pieces that were compared line by line before the one at hand.
	 * @throws HinderedException if Redis has lost some of them
	 */
	ListedKeys compared(AccountKey account, Course course) {
		String name = name(account, course.errand().payoutId());
		return ListedKeys.of(IntStream.range(0, course.position().chunks())
			.mapToObj((piece) -> this.copies.get(KEYS, piece(name, piece))
				.orElseThrow(() -> new HinderedException(false, "Redis has lost what was compared already")))
			.toList());
	}

	/** Keeps the piece at hand; to keep it again does no harm. */
	void compared(AccountKey account, Course course, Collection<String> ids) {
		String name = name(account, course.errand().payoutId());
		this.copies.put(KEYS, piece(name, course.position().chunks()), ListedKeys.text(ids));
	}

	private static String name(AccountKey account, String payoutId) {
		return account.externalId(payoutId);
	}

	private static String piece(String name, int piece) {
		return name + ":" + piece;
	}

	private static Optional<Course> read(String json) {
		try {
			return Optional.of(JSON.readValue(json, Course.class));
		}
		catch (JacksonException ex) {
			log.warn("The course of a reconciliation in Redis can't be read: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

}
