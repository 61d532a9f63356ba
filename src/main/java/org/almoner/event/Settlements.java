package org.almoner.event;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.almoner.event.Settlement.Failed;
import org.almoner.event.Settlement.Ignored;
import org.almoner.event.Settlement.Processed;
import org.almoner.event.Settlement.Retrying;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how the work on events ended. */
final class Settlements {

	private static final Logger log = LoggerFactory.getLogger(Settlements.class);

	private static final int MOST_ATTEMPTS = 9_999;

	private final SalesforceOperations salesforce;

	private final InstantSource time;

	Settlements(SalesforceOperations salesforce, InstantSource time) {
		this.salesforce = salesforce;
		this.time = time;
	}

	/** Returns those that could not be written. */
	List<Settlement> write(List<Settlement> settlements) {
		if (settlements.isEmpty()) {
			return List.of();
		}
		List<SaveOutcome> outcomes = this.salesforce.update(settlements.stream().map(this::row).toList());
		List<Settlement> unwritten = new ArrayList<>();
		for (int index = 0; index < settlements.size(); index++) {
			if (outcomes.get(index) instanceof Refused refused) {
				Settlement settlement = settlements.get(index);
				log.warn("Event {} is not settled: {} {}", settlement.id(), refused.kind(), refused.code());
				unwritten.add(settlement);
			}
		}
		return unwritten;
	}

	private Row row(Settlement settlement) {
		return switch (settlement) {
			case Processed done -> row(done, "Processed", null, null).with("Processed_At__c", this.time.instant());
			case Ignored done -> row(done, "Ignored", done.reason(), null).with("Processed_At__c", this.time.instant());
			case Retrying open -> row(open, "Retrying", open.reason(), open.error());
			case Failed done ->
				row(done, "Failed", done.reason(), done.error()).with("Processed_At__c", this.time.instant());
		};
	}

	private static Row row(Settlement settlement, String status, @Nullable String reason, @Nullable String error) {
		return Row.of(EventRows.TYPE, settlement.id())
			.with("Status__c", status)
			.with("Status_Reason__c", EventRows.cut(reason, EventRows.REASON))
			.with("Error__c", EventRows.cut(error, EventRows.LONG_TEXT))
			.with("Attempts__c", Math.min(settlement.attempts(), MOST_ATTEMPTS));
	}

}
