package org.almoner.salesforce;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.fault.ApiFault;
import org.jspecify.annotations.Nullable;

/**
 * What every error of the org and of the wire means. The codes are those of the SOAP
 * API's {@code ExceptionCode} (a whole call) and {@code StatusCode} (a row); one table
 * serves both.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">Core
 * data types used in API calls</a>
 */
final class Failures {

	/** The code of a session that ended, whatever its text says. */
	static final String SESSION_ENDED = "INVALID_SESSION_ID";

	/** The code of an answer in which one row's status is newer than this client. */
	static final String NEW_STATUS = "NEW_STATUS_CODE";

	private static final Map<FailureKind, Set<String>> CODES = new EnumMap<>(Map.of(FailureKind.AWAY,
			Set.of(SESSION_ENDED, "SESSION_EXPIRED", "SERVER_UNAVAILABLE", "SERVICE_UNAVAILABLE",
					"REQUEST_RUNNING_TOO_LONG", "QUERY_TIMEOUT", "ORG_LOCKED", "ORG_ADMIN_LOCKED", "ORG_IN_MAINTENANCE",
					"INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", "TOO_MANY_APEX_REQUESTS", "INTERNAL_ERROR",
					"INTERNAL_SERVER_ERROR", "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE", "API_CURRENTLY_DISABLED",
					"CIRCUIT_BREAKER_OPEN_EXCEPTION", "RESOURCE_NOT_REACHABLE", "MATCH_SERVICE_UNAVAILABLE_ERROR",
					"INVALID_QUERY_LOCATOR", "INVALID_LOCATOR"),
			FailureKind.LIMIT,
			Set.of("REQUEST_LIMIT_EXCEEDED", "STORAGE_LIMIT_EXCEEDED", "LIMIT_EXCEEDED", "MAX_LIMIT_EXCEEDED",
					"LICENSE_LIMIT_EXCEEDED", "EXCEEDED_QUOTA", "API_TASK_LIMIT_REACHED", "INSUFFICIENT_CREDITS"),
			FailureKind.UNKNOWN_OUTCOME, Set.of("UNKNOWN_EXCEPTION", "REQUEST_TIMEOUT_OR_CONFLICT"),
			FailureKind.DUPLICATE, Set.of("DUPLICATE_VALUE"), FailureKind.LOCKED,
			Set.of("UNABLE_TO_LOCK_ROW", "UNABLE_TO_LOCK_RECORD"), FailureKind.MISSING_PARENT,
			Set.of("INVALID_CROSS_REFERENCE_KEY", "ENTITY_IS_DELETED"), FailureKind.CONFIGURATION,
			Set.of("INVALID_FIELD", "INVALID_TYPE", "INVALID_FIELD_FOR_INSERT_UPDATE", "INSUFFICIENT_ACCESS",
					"INSUFFICIENT_ACCESS_OR_READONLY", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
					"API_DISABLED_FOR_ORG", "FUNCTIONALITY_NOT_ENABLED", "UNSUPPORTED_API_VERSION",
					"CLIENT_NOT_ACCESSIBLE_FOR_USER", "CLIENT_REQUIRE_UPDATE_FOR_USER",
					"LOGIN_DURING_RESTRICTED_DOMAIN", "LOGIN_DURING_RESTRICTED_TIME", "MUTUAL_AUTHENTICATION_FAILED",
					"TXN_SECURITY_NO_ACCESS", "TXN_SECURITY_TWO_FA_REQUIRED", "TRIAL_EXPIRED", "INACTIVE_OWNER_OR_USER",
					"ENTITY_NOT_QUERYABLE", "INVALID_LOGIN", "PASSWORD_LOCKOUT")));

	private static final Map<String, FailureKind> KINDS = turned();

	private static final Map<FailureKind, String> SENTENCES = new EnumMap<>(Map.of(FailureKind.AWAY,
			"Salesforce is not available right now", FailureKind.LIMIT, "A limit of the Salesforce org is used up",
			FailureKind.UNKNOWN_OUTCOME, "Salesforce's answer could not be read, so nobody knows what was done",
			FailureKind.DUPLICATE, "Salesforce has this key already", FailureKind.LOCKED,
			"Another writer holds a record in Salesforce", FailureKind.MISSING_PARENT,
			"A record that is pointed to is not in Salesforce", FailureKind.INVALID, "Salesforce refuses the request",
			FailureKind.CONFIGURATION,
			"The Salesforce org is not set up for this: check the deployed metadata and the user's permissions"));

	/** The only words of the org that name no value of a record. */
	private static final Pattern COLUMN = Pattern.compile(
			"No such column '\\w+' on (?:entity|sobject of type) '?\\w+|sObject type '\\w+' is not supported",
			Pattern.CASE_INSENSITIVE);

	private Failures() {
	}

	/**
	 * The meaning of a code of the org, with the words beside it. Too many long requests
	 * at once is a matter of seconds, too many in a day is one of hours; both have one
	 * code.
	 */
	static FailureKind kind(String code, @Nullable String words) {
		String text = (words != null) ? words : "";
		if (text.contains("UNABLE_TO_LOCK_ROW")) {
			return FailureKind.LOCKED;
		}
		if (code.equals("INVALID_FIELD") && text.contains("Foreign key external ID")) {
			return FailureKind.MISSING_PARENT;
		}
		if (code.equals("REQUEST_LIMIT_EXCEEDED") && text.contains("Concurrent")) {
			return FailureKind.AWAY;
		}
		return KINDS.getOrDefault(code, FailureKind.INVALID);
	}

	/** The meaning of an error that kept a call from its answer. */
	static SalesforceException ofCall(Exception error) {
		if (error instanceof ApiFault fault) {
			return ofFault(fault);
		}
		if (contains(error, "Exceeded max size limit")) {
			return failure(FailureKind.INVALID, "ANSWER_TOO_LONG", "", error);
		}
		if (contains(error, "valid enumeration") && !contains(error, "Failed to parse detail")) {
			return failure(FailureKind.UNKNOWN_OUTCOME, NEW_STATUS, "", error);
		}
		return failure(isBeforeSending(error) ? FailureKind.AWAY : FailureKind.UNKNOWN_OUTCOME, wireCode(error), "",
				error);
	}

	/** An answer that was read and makes no sense. */
	static SalesforceException unreadable(String what) {
		return failure(FailureKind.UNKNOWN_OUTCOME, what, "", null);
	}

	/**
	 * A question changes nothing, so one without a readable answer was just not answered.
	 */
	static SalesforceException ofRead(SalesforceException failure) {
		return (failure.kind() != FailureKind.UNKNOWN_OUTCOME) ? failure
				: failure(FailureKind.AWAY, failure.code(), "", failure);
	}

	/** What a call that got lost means for those that wait behind it. */
	static SalesforceException notSent(SalesforceException failure) {
		return failure(FailureKind.AWAY, failure.code(), "", failure);
	}

	/** What the org says about one row. */
	static SaveOutcome.Refused ofRow(Error @Nullable [] errors) {
		List<Error> given = (errors != null) ? Arrays.stream(errors).filter((e) -> e.getStatusCode() != null).toList()
				: List.of();
		if (given.isEmpty()) {
			return refused(unreadable("NO_ERROR_NAMED"));
		}
		Error chief = given.stream().filter((e) -> !kind(e).isRetryable()).findFirst().orElse(given.getFirst());
		String words = given.stream().map(Error::getMessage).filter(Objects::nonNull).collect(Collectors.joining("; "));
		return new SaveOutcome.Refused(kind(chief), chief.getStatusCode().name(), words, fields(given));
	}

	/** What a failed call means for each of its rows. */
	static SaveOutcome.Refused refused(SalesforceException failure) {
		String message = failure.getMessage();
		return new SaveOutcome.Refused(failure.kind(), failure.code(), (message != null) ? message : failure.code(),
				List.of());
	}

	private static SalesforceException ofFault(ApiFault fault) {
		String code = (fault.getExceptionCode() != null) ? fault.getExceptionCode().name() : "FAULT";
		Matcher column = COLUMN.matcher(Objects.requireNonNullElse(fault.getExceptionMessage(), ""));
		return failure(kind(code, fault.getExceptionMessage()), code, column.find() ? ": " + column.group() : "",
				fault);
	}

	private static SalesforceException failure(FailureKind kind, String code, String more, @Nullable Exception cause) {
		return new SalesforceException(kind, code, SENTENCES.get(kind) + " (" + code + ")" + more, cause);
	}

	private static FailureKind kind(Error error) {
		return kind(error.getStatusCode().name(), error.getMessage());
	}

	private static List<String> fields(List<Error> errors) {
		return errors.stream()
			.map(Error::getFields)
			.filter(Objects::nonNull)
			.flatMap(Arrays::stream)
			.distinct()
			.toList();
	}

	/** Whether the request can't have left this machine. */
	private static boolean isBeforeSending(Throwable error) {
		return causes(error).anyMatch((cause) -> cause instanceof ConnectException
				|| cause instanceof UnknownHostException || cause instanceof NoRouteToHostException
				|| cause instanceof javax.net.ssl.SSLHandshakeException || isConnectTimeout(cause));
	}

	private static boolean isConnectTimeout(Throwable cause) {
		return cause instanceof SocketTimeoutException && cause.getMessage() != null
				&& cause.getMessage().toLowerCase(Locale.ROOT).contains("connect timed out");
	}

	private static String wireCode(Throwable error) {
		return causes(error).filter(IOException.class::isInstance).findFirst().orElse(error).getClass().getSimpleName();
	}

	private static boolean contains(Throwable error, String words) {
		return causes(error).anyMatch((cause) -> cause.getMessage() != null && cause.getMessage().contains(words));
	}

	private static Stream<Throwable> causes(Throwable error) {
		return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause).limit(20);
	}

	private static Map<String, FailureKind> turned() {
		Map<String, FailureKind> kinds = new HashMap<>();
		CODES.forEach((kind, codes) -> codes.forEach((code) -> kinds.put(code, kind)));
		return kinds;
	}

}
