package org.almoner.console;

import org.almoner.account.AccountException;
import org.almoner.posting.ReplayException;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers errors of the admin API with problem details (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private static final String SOON = "30";

	@ExceptionHandler
	ProblemDetail badBody(BadBodyException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(ex.status(), ex.getMessage());
		if (!ex.fields().isEmpty()) {
			problem.setProperty("fields", ex.fields());
		}
		return problem;
	}

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail account(AccountException ex) {
		HttpStatus status = switch (ex) {
			case AccountException.Taken taken -> HttpStatus.CONFLICT;
			case AccountException.Inactive inactive -> HttpStatus.CONFLICT;
			case AccountException.Unknown unknown -> HttpStatus.NOT_FOUND;
			case AccountException.Undecided undecided -> HttpStatus.SERVICE_UNAVAILABLE;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> salesforce(SalesforceException ex) {
		log.warn("Salesforce: {} {}", ex.kind(), ex.code());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Salesforce can't be worked with now: " + ex.getMessage() + ".");
		problem.setProperty("code", ex.code());
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, SOON)
			.body(problem);
	}

	@ExceptionHandler
	ProblemDetail replay(ReplayException ex) {
		HttpStatus status = switch (ex) {
			case ReplayException.NoSuchEvent missing -> HttpStatus.NOT_FOUND;
			case ReplayException.TooMany busy -> HttpStatus.CONFLICT;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> redis(QueueException ex) {
		log.warn("Redis: {}", ex.getMessage());
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, SOON)
			.body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"Redis can't be worked with now, so nothing was ordered."));
	}

	@ExceptionHandler
	ProblemDetail unexpected(RuntimeException ex) {
		log.error("The admin API failed", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"Something went wrong here; the process' log says what.");
	}

}
