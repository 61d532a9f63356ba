package org.almoner.payout;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.gateway.ListedLine;
import org.almoner.posting.PostFacts;
import org.almoner.posting.Posted;
import org.almoner.posting.Posted.Refusal;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** Posts what a payout and its lines say into the books. */
@Component
@ConditionalOnRole(Role.WORKER)
class Posting {

	private final PostFacts postFacts;

	Posting(PostFacts postFacts) {
		this.postFacts = postFacts;
	}

	/**
	 * Posts what must get into the books.
	 * @throws HinderedException if it did not
	 */
	Posted all(Case at, Collection<Fact> facts) {
		Posted posted = this.postFacts.post(at.account(), facts, at.hold());
		posted.refusal(facts.stream().map((fact) -> fact.stamp().eventId()).toList()).ifPresent((refusal) -> {
			throw new HinderedException(refusal.retryable(), refusal.reason());
		});
		return posted;
	}

	/**
	 * Posts a piece of lines.
	 * @param isLast whether what is refused is not tried again, whatever the reason
	 * @return the course with what was found; not further on, but hindered, where some of
	 * it may get into the books when it is tried again
	 */
	Written lines(Case at, Course course, List<ListedLine> lines, boolean isLast) {
		Posted posted = this.postFacts.post(at.account(),
				lines.stream().flatMap((line) -> line.facts().stream()).toList(), at.hold());
		Map<String, String> refused = new LinkedHashMap<>();
		for (ListedLine line : lines) {
			Optional<Refusal> refusal = posted.refusal(line.causes());
			if (refusal.isPresent() && refusal.get().retryable() && !isLast) {
				return new Written(course.corrected(posted.corrections()), refusal.get().reason());
			}
			refusal.ifPresent((one) -> refused.put(line.id(), one.reason()));
		}
		Noted noted = course.noted().corrected(posted.corrections()).withUnwritten(refused);
		return new Written(course.noting(noted), "");
	}

	/**
	 * A piece after it was posted.
	 *
	 * @param course with what was found
	 * @param again why it must be posted again; empty where it need not
	 */
	record Written(Course course, String again) {
	}

}
