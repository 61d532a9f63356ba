package org.almoner.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/** Reads the Gateway Log. */
@Component
public class LogReader {

	private static final String FIELDS = "SELECT Id, Level__c, Source__c, Message__c, Detail__c, Logged_At__c,"
			+ " Gateway_Account__r.Gateway_Key__c, Gateway_Account__r.Name, Gateway_Event__r.Gateway_Key__c"
			+ " FROM Gateway_Log__c";

	private final SalesforceOperations salesforce;

	LogReader(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * Entries that meet a question; one call.
	 * @param limit how many at the most
	 * @throws org.almoner.salesforce.SalesforceException when the org does not answer
	 */
	public List<LogLine> read(LogQuestion question, int limit) {
		List<String> conditions = conditions(question);
		String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
		return this.salesforce.query(FIELDS + where + " ORDER BY Logged_At__c DESC NULLS LAST, Id DESC LIMIT " + limit)
			.stream()
			.map(LogReader::line)
			.toList();
	}

	private static List<String> conditions(LogQuestion question) {
		List<String> conditions = new ArrayList<>();
		question.optionalLevel().ifPresent((level) -> conditions.add("Level__c = " + Soql.literal(level.label())));
		question.optionalSource().ifPresent((source) -> conditions.add("Source__c = " + Soql.literal(source)));
		question.optionalAccount()
			.ifPresent((key) -> conditions.add("Gateway_Account__r.Gateway_Key__c = " + Soql.literal(key)));
		question.optionalAfter().flatMap(LogReader::following).ifPresent(conditions::add);
		return conditions;
	}

	/** Entries of the same moment are told apart by their ids. */
	private static Optional<String> following(String place) {
		try {
			int split = place.indexOf('_');
			Instant at = Instant.parse(place.substring(0, Math.max(split, 0)));
			RecordId id = new RecordId(place.substring(split + 1));
			return Optional.of("(Logged_At__c < " + at + " OR (Logged_At__c = " + at + " AND Id < "
					+ Soql.literal(id.value()) + "))");
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static LogLine line(Row row) {
		return new LogLine(row.requiredId(), row.text("Level__c").orElse("Info"), row.text("Source__c").orElse(""),
				row.text("Message__c").orElse(""), row.text("Detail__c").orElse(null),
				row.moment("Logged_At__c").orElse(Instant.EPOCH),
				new LogLine.About(row.text("Gateway_Account__r.Gateway_Key__c").orElse(null),
						row.text("Gateway_Account__r.Name").orElse(null),
						row.text("Gateway_Event__r.Gateway_Key__c").orElse(null)));
	}

}
