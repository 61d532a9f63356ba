package org.almoner.console;

import org.almoner.account.AccountException;
import org.almoner.endpoint.EndpointException;
import org.almoner.gateway.GatewayException;
import org.almoner.payout.ReconciliationException;
import org.almoner.posting.ReplayException;
import org.almoner.queue.QueueException;
import org.almoner.retention.TooManyErasuresException;
import org.almoner.salesforce.SalesforceException;
import org.almoner.sweep.BackfillException;
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
	ProblemDetail endpoint(EndpointException ex) {
		HttpStatus status = switch (ex.kind()) {
			case CONFLICT, STATE -> HttpStatus.CONFLICT;
			case KEY -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
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
	ProblemDetail backfill(BackfillException ex) {
		HttpStatus status = ex.isBusy() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail reconciliation(ReconciliationException ex) {
		HttpStatus status = switch (ex) {
			case ReconciliationException.NoSuchPayout missing -> HttpStatus.NOT_FOUND;
			case ReconciliationException.NotPossible impossible -> HttpStatus.UNPROCESSABLE_CONTENT;
			case ReconciliationException.TooMany busy -> HttpStatus.CONFLICT;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail erasure(TooManyErasuresException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> gateway(GatewayException ex) {
		HttpStatus status = switch (ex.kind()) {
			case KEY_REFUSED, PERMISSION_MISSING -> HttpStatus.UNPROCESSABLE_CONTENT;
			case TOO_MANY_ENDPOINTS, REFUSED, UNAVAILABLE -> HttpStatus.BAD_GATEWAY;
		};
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
		if (ex.kind() == GatewayException.Kind.UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, SOON);
		}
		return answer.body(ProblemDetail.forStatusAndDetail(status, ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> queue(QueueException ex) {
		log.warn("Redis: {}", ex.getMessage());
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, SOON)
			.body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"Redis can't be worked with now: " + ex.getMessage() + "."));
	}

	/** The problem's own answer, with the Draft that was left. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> draft(DraftLeftException ex) {
		ResponseEntity<ProblemDetail> answer = switch (ex.reason()) {
			case GatewayException cause -> gateway(cause);
			case QueueException cause -> queue(cause);
			case SalesforceException cause -> salesforce(cause);
			case EndpointException cause -> ResponseEntity.of(endpoint(cause)).build();
			case AccountException cause -> ResponseEntity.of(account(cause)).build();
			default -> ResponseEntity.of(unexpected(ex)).build();
		};
		ProblemDetail problem = answer.getBody();
		if (problem != null) {
			problem.setProperty("account", ex.account().value());
			problem.setDetail(problem.getDetail() + " The Gateway Account is kept as a Draft (" + ex.account()
					+ "); connect that one when this is mended.");
		}
		return answer;
	}

	@ExceptionHandler
	ProblemDetail unexpected(RuntimeException ex) {
		log.error("The admin API failed", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"Something went wrong here; the process' log says what.");
	}

}
