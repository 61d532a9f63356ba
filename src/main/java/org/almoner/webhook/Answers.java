package org.almoner.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.event.NotStoredException;
import org.almoner.gateway.DeliveryRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What the gateway is told. A status other than 200 makes it send again, for days; the
 * words are for the person who looks at the gateway's dashboard.
 */
final class Answers {

	private static final Logger log = LoggerFactory.getLogger(Answers.class);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration LATER = Duration.ofMinutes(1);

	private Answers() {
	}

	static ResponseEntity<String> received() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body("{\"received\":true}");
	}

	static ResponseEntity<String> refusal(String key, Throwable cause) {
		ResponseEntity<String> answer = answer(cause);
		String account = AccountKey.matches(key) ? key : "no account";
		if (isExpected(cause)) {
			log.info("Delivery to {} answered {}: {}", account, answer.getStatusCode().value(), cause.getMessage());
		}
		else {
			// the message could quote the delivery
			log.error("Delivery to {} answered 503: {} at {}", account, cause.getClass().getName(), place(cause));
		}
		return answer;
	}

	private static ResponseEntity<String> answer(Throwable cause) {
		return switch (cause) {
			case DeliveryRefusedException ex -> plain(HttpStatus.BAD_REQUEST, ex.getMessage());
			case AccountException.Unknown ex -> plain(HttpStatus.NOT_FOUND, "there is no such endpoint");
			case AccountException.Inactive ex -> plain(HttpStatus.FORBIDDEN, "this endpoint takes no events");
			case DoorException ex when ex.status() == HttpStatus.SERVICE_UNAVAILABLE ->
				unavailable(ex.getMessage(), SOON);
			case DoorException ex -> plain(ex.status(), ex.getMessage());
			case NotStoredException ex -> unavailable(ex.getMessage(), ex.retryAfter());
			case AccountException.Undecided ex -> unavailable("the account can't be looked up now", LATER);
			default -> unavailable("the event can't be taken now", LATER);
		};
	}

	private static ResponseEntity<String> plain(HttpStatus status, @Nullable String message) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(TEXT);
		if (status == HttpStatus.METHOD_NOT_ALLOWED) {
			answer.header(HttpHeaders.ALLOW, "POST");
		}
		return answer.body("Webhook Error: " + message);
	}

	private static ResponseEntity<String> unavailable(@Nullable String message, Duration retryAfter) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
			.contentType(TEXT)
			.body("Webhook Error: " + message);
	}

	private static boolean isExpected(Throwable cause) {
		return cause instanceof DeliveryRefusedException || cause instanceof AccountException
				|| cause instanceof DoorException || cause instanceof NotStoredException;
	}

	private static String place(Throwable cause) {
		StackTraceElement[] trace = cause.getStackTrace();
		return (trace.length == 0) ? "an unknown place" : trace[0].toString();
	}

}
