package org.almoner.posting;

import java.util.Optional;

import org.almoner.event.GatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.gateway.Reading;

/** Decides how the work on an event ended. */
final class Judgement {

	private static final int REASON_LENGTH = 255;

	private final RetryPolicy retries;

	Judgement(RetryPolicy retries) {
		this.retries = retries;
	}

	Settlement of(GatewayEvent event, ReadBatch read, Applied applied) {
		int attempts = event.attempts() + 1;
		Optional<Reading.Ignored> ignored = read.ignored(event.eventId());
		if (ignored.isPresent()) {
			return new Settlement.Ignored(event.id(), attempts, cut(ignored.get().reason()));
		}
		return read.unreadable(event.eventId())
			.or(() -> applied.failure(event.eventId()))
			.map((failure) -> failed(event, attempts, failure))
			.orElseGet(() -> new Settlement.Processed(event.id(), attempts));
	}

	private Settlement failed(GatewayEvent event, int attempts, Failure failure) {
		if (failure.retryable() && !this.retries.isLast(attempts)) {
			return new Settlement.Retrying(event.id(), attempts, cut(failure.reason()), failure.detail());
		}
		return new Settlement.Failed(event.id(), attempts, cut(failure.reason()), failure.detail());
	}

	private static String cut(String reason) {
		return (reason.length() <= REASON_LENGTH) ? reason : reason.substring(0, REASON_LENGTH - 1) + "…";
	}

}
