package org.almoner.posting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.SaveOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisTests {

	private static final Path DOCUMENT = Path.of("docs", "errors.md");

	private static final int REASON = 255;

	private static final String HEAD = """
			# When something fails

			Made from the table in `Diagnosis`: `mvn test -Dtest=DiagnosisTests -Dwrite-docs=true` writes it anew.

			## Events that are Failed

			An event that could not be posted is tried again by itself, for about an hour, where that may help. Then it \
			is **Failed**: its Gateway Event says why (`Status Reason` in few words, `Error` with Salesforce's own), the \
			Gateway Log has an entry, and the console's page *Failed* groups such events by their cause. Nothing is \
			lost: mend the cause, look at a dry run, replay one, some or all.

			""";

	private static final String TAIL = """
			## Answers that the gateway gets

			Stripe shows them at the endpoint, under *Event deliveries*. It sends again for days whatever was not \
			answered 200.

			| Answer | What happened | What to do |
			|---|---|---|
			| 200 | The event is stored in Salesforce, or waits in a Redis that persists. | Nothing. |
			| 400 `Webhook Error: …` | It is not signed with this account's secret, or is no event. | Check the account \
			in the console: another endpoint leads here, or the secret was replaced at the gateway by hand. |
			| 403 | The account is a draft or disabled. | Connect it again, or delete the endpoint at the gateway. |
			| 404 | There is no such account in the org. | Delete the endpoint at the gateway. |
			| 405, 413 | Not a delivery: another method, or more than 2 MiB. | Nothing, unless the gateway says so. |
			| 503 | It can't be kept safe at this moment: Salesforce is away and Redis does not persist, or too much \
			came at once. | Nothing, if it passes: the gateway sends it again. Else look at the overview's lights. |
			""";

	@Test
	void theDocumentOfErrorsIsWhatTheCodeSays() throws IOException {
		String document = HEAD
				+ Arrays.stream(Diagnosis.values()).map(DiagnosisTests::entry).collect(Collectors.joining()) + TAIL;
		if (Boolean.getBoolean("write-docs")) {
			Files.writeString(DOCUMENT, document);
		}
		assertThat(Files.readString(DOCUMENT)).as("docs/errors.md, which -Dwrite-docs=true writes").isEqualTo(document);
	}

	private static String entry(Diagnosis one) {
		String signs = one.signs().isEmpty() ? "any other"
				: one.signs().stream().map((sign) -> "`" + sign + "`").collect(Collectors.joining(", "));
		return "### %s%n%n- **What happened:** %s%n- **What to do:** %s%n- Known by: %s%n%n".formatted(one.title(),
				one.meaning(), one.remedy(), signs);
	}

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource(delimiter = '|', textBlock = """
			FIELD_CUSTOM_VALIDATION_EXCEPTION | VALIDATION_RULE
			INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | PICKLIST
			REQUIRED_FIELD_MISSING | REQUIRED_FIELD
			CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY | AUTOMATION
			INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY | PERMISSION
			INVALID_FIELD_FOR_INSERT_UPDATE | PERMISSION
			INVALID_FIELD | MISSING_FIELD
			DUPLICATES_DETECTED | DUPLICATE
			STORAGE_LIMIT_EXCEEDED | STORAGE
			REQUEST_LIMIT_EXCEEDED | API_LIMIT
			UNABLE_TO_LOCK_ROW | LOCK
			INVALID_CROSS_REFERENCE_KEY | LINK
			STRING_TOO_LONG | SIZE
			The amount does not fit Amount__c | SIZE
			CIRCUIT_OPEN | AWAY
			SERVER_UNAVAILABLE | AWAY
			ORG_LOCKED | AWAY
			INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE | AWAY
			The event could not be read: JacksonException | UNREADABLE
			SOMETHING_OF_NEXT_YEAR | OTHER
			""")
	void aCodeHasItsDiagnosis(String said, Diagnosis diagnosis) {
		assertThat(Diagnosis.of(said)).isEqualTo(diagnosis);
	}

	@ParameterizedTest
	@EnumSource(Diagnosis.class)
	void everyReasonFitsItsFieldAndLeadsBackToItsDiagnosis(Diagnosis diagnosis) {
		String code = diagnosis.signs().isEmpty() ? "SOMETHING_NEW"
				: diagnosis.signs().getLast().toUpperCase(Locale.ROOT);
		Failure failure = Refusals.of(new RecordKey(RecordKind.PAYMENT, "ch_3Nabcdefghijklmnopqrstu"),
				new SaveOutcome.Refused(FailureKind.INVALID, code, "words of the org", List.of("Amount__c")));
		assertThat(failure.reason()).startsWith(diagnosis.title() + ": Gateway_Transaction__c ch_3N")
			.hasSizeLessThan(REASON);
		assertThat(Diagnosis.of(FailureCause.of(failure.reason()).text())).isEqualTo(diagnosis);
	}

	@ParameterizedTest
	@EnumSource(Diagnosis.class)
	void everyCauseIsToldInSentences(Diagnosis diagnosis) {
		assertThat(diagnosis.meaning()).endsWith(".").matches("[A-Z].*");
		assertThat(diagnosis.remedy()).endsWith(".").matches("[A-Z].*");
		assertThat(diagnosis.title()).doesNotEndWith(".");
	}

}
