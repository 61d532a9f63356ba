package org.almoner.posting;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.almoner.books.Plan.Correction;

/** What became of facts that were posted. */
public final class Posted {

	private final Applied applied;

	private final List<Correction> corrections;

	Posted(Applied applied, List<Correction> corrections) {
		this.applied = applied;
		this.corrections = corrections;
	}

	/**
	 * Why facts did not get into the records.
	 *
	 * @param retryable whether it may succeed later without anybody's help
	 * @param reason what happened, in words for an admin
	 */
	public record Refusal(boolean retryable, String reason) {
	}

	/**
	 * Why some facts did not get into the records; empty where they did.
	 * @param causes the event ids in their stamps
	 */
	public Optional<Refusal> refusal(Collection<String> causes) {
		return causes.stream()
			.map((cause) -> this.applied.failure(cause).orElse(null))
			.filter(Objects::nonNull)
			.reduce(Failure::worse)
			.map((failure) -> new Refusal(failure.retryable(), failure.reason()));
	}

	/** The fields that somebody had changed in the org and that were written back. */
	public List<Correction> corrections() {
		return this.corrections;
	}

}
