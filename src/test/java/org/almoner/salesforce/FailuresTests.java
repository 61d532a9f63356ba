package org.almoner.salesforce;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.StatusCode;
import com.sforce.ws.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					UNABLE_TO_LOCK_ROW|unable to obtain exclusive access to this record|LOCKED
					CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|npsp.Trigger: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW|LOCKED
					CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|npsp.Trigger: System.NullPointerException|INVALID
					SERVER_UNAVAILABLE||AWAY
					REQUEST_RUNNING_TOO_LONG||AWAY
					QUERY_TIMEOUT||AWAY
					INTERNAL_ERROR||AWAY
					INTERNAL_SERVER_ERROR||AWAY
					ORG_LOCKED||AWAY
					ORG_IN_MAINTENANCE||AWAY
					INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE||AWAY
					TOO_MANY_APEX_REQUESTS||AWAY
					INVALID_SESSION_ID||AWAY
					INVALID_QUERY_LOCATOR||AWAY
					UNKNOWN_EXCEPTION||UNKNOWN_OUTCOME
					REQUEST_LIMIT_EXCEEDED|TotalRequests Limit exceeded.|LIMIT
					REQUEST_LIMIT_EXCEEDED|ConcurrentRequests (Concurrent API Requests) Limit exceeded.|AWAY
					STORAGE_LIMIT_EXCEEDED|storage limit exceeded|LIMIT
					LIMIT_EXCEEDED||LIMIT
					DUPLICATE_VALUE|duplicate value found: Gateway_Key__c|DUPLICATE
					DUPLICATE_EXTERNAL_ID||INVALID
					DUPLICATES_DETECTED|Use one of these records?|INVALID
					INVALID_FIELD|Foreign key external ID: x not found for field F in entity E|MISSING_PARENT
					INVALID_FIELD|No such column 'F' on entity 'E'|CONFIGURATION
					INVALID_TYPE||CONFIGURATION
					INVALID_CROSS_REFERENCE_KEY|invalid cross reference id|MISSING_PARENT
					ENTITY_IS_DELETED|entity is deleted|MISSING_PARENT
					MALFORMED_ID||INVALID
					REQUIRED_FIELD_MISSING||INVALID
					STRING_TOO_LONG||INVALID
					INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST||INVALID
					FIELD_CUSTOM_VALIDATION_EXCEPTION||INVALID
					FIELD_INTEGRITY_EXCEPTION||INVALID
					INSUFFICIENT_ACCESS_OR_READONLY||CONFIGURATION
					INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY||CONFIGURATION
					INVALID_FIELD_FOR_INSERT_UPDATE|Unable to create/update fields: F|CONFIGURATION
					API_DISABLED_FOR_ORG||CONFIGURATION
					""")
	void everyCodeHasOneMeaning(String code, String words, FailureKind kind) {
		assertThat(Failures.kind(code, words)).isEqualTo(kind);
	}

	static Stream<Arguments> transportErrors() {
		return Stream.of(Arguments.of(new ConnectException("Connection refused"), FailureKind.AWAY),
				Arguments.of(new UnknownHostException("charity.my.salesforce.com"), FailureKind.AWAY),
				Arguments.of(new NoRouteToHostException("No route"), FailureKind.AWAY),
				Arguments.of(new SSLHandshakeException("no cipher"), FailureKind.AWAY),
				Arguments.of(new SocketTimeoutException("Connect timed out"), FailureKind.AWAY),
				Arguments.of(new SocketTimeoutException("Read timed out"), FailureKind.UNKNOWN_OUTCOME),
				Arguments.of(new SocketException("Unexpected end of file from server"), FailureKind.UNKNOWN_OUTCOME));
	}

	@ParameterizedTest
	@MethodSource("transportErrors")
	void whatCannotHaveReachedTheOrgIsNoUnknownOutcome(IOException cause, FailureKind kind) {
		assertThat(Failures.ofCall(new ConnectionException("Failed to send request", cause)).kind()).isEqualTo(kind);
	}

	@Test
	void anAnswerLongerThanTheBoundIsNotAskedForAgain() {
		assertThat(Failures.ofCall(new ConnectionException("", new IOException("Exceeded max size limit of 1"))).kind())
			.isEqualTo(FailureKind.INVALID);
	}

	@Test
	void ofSeveralErrorsTheOneThatStaysDecides() {
		SaveOutcome.Refused refused = Failures.ofRow(new Error[] { error(StatusCode.UNABLE_TO_LOCK_ROW, "lock", "A__c"),
				error(StatusCode.STRING_TOO_LONG, "long", "B__c") });
		assertThat(refused.kind()).isEqualTo(FailureKind.INVALID);
		assertThat(refused.code()).isEqualTo("STRING_TOO_LONG");
		assertThat(refused.message()).isEqualTo("lock; long");
		assertThat(refused.fields()).containsExactly("A__c", "B__c");
	}

	@Test
	void aRefusalWithoutAReasonIsAnUnknownOutcome() {
		assertThat(Failures.ofRow(null).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
		assertThat(Failures.ofRow(new Error[0]).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
	}

	private static Error error(StatusCode code, String message, String field) {
		Error error = new Error();
		error.setStatusCode(code);
		error.setMessage(message);
		error.setFields(new String[] { field });
		return error;
	}

}
