package org.almoner.console;

import java.util.Optional;

import org.almoner.account.AccountException;
import org.almoner.endpoint.EndpointException;
import org.almoner.gateway.GatewayException;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Why something could not be done with an account, for a page.
 *
 * @param status what the answer's status says of it
 * @param words what happened and what to do
 */
record AccountTrouble(HttpStatus status, String words) {

	private static final Logger log = LoggerFactory.getLogger(AccountTrouble.class);

	/** The trouble that an error means; empty for errors that nobody expects. */
	static Optional<AccountTrouble> of(RuntimeException error) {
		Optional<AccountTrouble> trouble = Optional.ofNullable(switch (error) {
			case EndpointException ex -> new AccountTrouble(status(ex), sentence(ex));
			case GatewayException ex -> new AccountTrouble(status(ex), sentence(ex));
			case AccountException ex -> new AccountTrouble(status(ex), sentence(ex));
			case SalesforceException ex -> new AccountTrouble(HttpStatus.SERVICE_UNAVAILABLE, words(ex));
			case QueueException ex -> new AccountTrouble(HttpStatus.SERVICE_UNAVAILABLE,
					"Redis can't be worked with now, and without it nobody can be kept from doing the same at "
							+ "once. Try again in a minute.");
			default -> null;
		});
		trouble.ifPresent((one) -> log.info("A page told of trouble: {}", error.getClass().getSimpleName()));
		return trouble;
	}

	/** As {@link #of}, and throws what nobody expects. */
	static AccountTrouble orThrow(RuntimeException error) {
		return of(error).orElseThrow(() -> error);
	}

	private static HttpStatus status(EndpointException ex) {
		return (ex.kind() == EndpointException.Kind.KEY) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
	}

	private static HttpStatus status(GatewayException ex) {
		return switch (ex.kind()) {
			case KEY_REFUSED, PERMISSION_MISSING -> HttpStatus.UNPROCESSABLE_CONTENT;
			case TOO_MANY_ENDPOINTS -> HttpStatus.CONFLICT;
			case REFUSED, UNAVAILABLE -> HttpStatus.BAD_GATEWAY;
		};
	}

	private static HttpStatus status(AccountException ex) {
		return switch (ex) {
			case AccountException.Taken taken -> HttpStatus.CONFLICT;
			case AccountException.Inactive inactive -> HttpStatus.CONFLICT;
			case AccountException.Unknown unknown -> HttpStatus.NOT_FOUND;
			case AccountException.Undecided undecided -> HttpStatus.SERVICE_UNAVAILABLE;
		};
	}

	private static String words(SalesforceException ex) {
		String advice = switch (ex.kind()) {
			case CONFIGURATION -> " The integration user lacks something: see its permission set and the connected app "
					+ "in Salesforce's Setup.";
			case LIMIT -> " A limit of the org is used up: see Setup, Company Information, API Requests.";
			default -> " Try again in a minute; doing it twice does no harm.";
		};
		return "Salesforce can't be worked with now: " + sentence(ex) + advice;
	}

	private static String sentence(RuntimeException ex) {
		String message = String.valueOf(ex.getMessage()).strip();
		return (message.endsWith(".") || message.endsWith("!") || message.endsWith("?")) ? message : message + ".";
	}

}
