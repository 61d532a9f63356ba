package org.almoner.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Almoner's share of the org's calls, as an admin set it: kept in the org, with a copy in
 * Redis by which a change reaches all processes at once and only one of them asks the org
 * again. Not for several threads.
 */
final class ShareSetting {

	/** Where nothing is set, or can be read. */
	static final int USUAL = 20;

	private static final Logger log = LoggerFactory.getLogger(ShareSetting.class);

	/** A look costs a call; the console's own changes need none. */
	private static final Duration GOOD = Duration.ofHours(1);

	private static final String TYPE = "Gateway_Setting__c";

	private static final String KEY = "Gateway_Key__c";

	private static final String SITE = "site";

	private static final String SHARE = "Api_Share__c";

	private static final String COPIES = "settings";

	private static final String COPY = "api-share";

	private final SalesforceOperations salesforce;

	private final SharedCopies copies;

	private final InstantSource time;

	private int known = USUAL;

	private Instant looked = Instant.MIN;

	ShareSetting(SalesforceOperations salesforce, SharedCopies copies, InstantSource time) {
		this.salesforce = salesforce;
		this.copies = copies;
		this.time = time;
	}

	private record Copy(int percent, Instant at) {

		String text() {
			return this.percent + " " + this.at.getEpochSecond();
		}

		static Optional<Copy> of(String text) {
			return text.matches("\\d{1,3} \\d{1,11}")
					? Optional.of(new Copy(bounded(Integer.parseInt(text.substring(0, text.indexOf(' ')))),
							Instant.ofEpochSecond(Long.parseLong(text.substring(text.indexOf(' ') + 1)))))
					: Optional.empty();
		}

	}

	/** The share in percent. Never throws. */
	int percent() {
		Instant now = this.time.instant();
		Optional<Copy> copy = copy();
		copy.ifPresent((seen) -> this.known = seen.percent());
		boolean isGood = copy.filter((seen) -> seen.at().plus(GOOD).isAfter(now)).isPresent();
		// an org that nobody asked anything yet is not asked for this
		if (!isGood && this.looked.isBefore(now.minus(GOOD)) && this.salesforce.apiUse().own() > 0) {
			this.looked = now;
			look(now);
		}
		return this.known;
	}

	private Optional<Copy> copy() {
		try {
			return this.copies.get(COPIES, COPY).flatMap(Copy::of);
		}
		catch (QueueException ex) {
			return Optional.empty();
		}
	}

	private void look(Instant now) {
		try {
			String soql = "SELECT Id, " + SHARE + " FROM " + TYPE + " WHERE " + KEY + " = '" + SITE + "'";
			this.known = this.salesforce.query(soql)
				.stream()
				.findFirst()
				.flatMap((row) -> row.number(SHARE))
				.map((number) -> bounded(number.intValue()))
				.orElse(USUAL);
			keep(new Copy(this.known, now));
		}
		catch (SalesforceException ex) {
			log.info("The share of API calls can't be read and stays at {} %: {}", this.known, ex.code());
		}
	}

	/** Sets the share, here and in the org. */
	void set(int percent) {
		Row row = Row.of(TYPE).with(KEY, SITE).with(SHARE, percent);
		SaveOutcome outcome = this.salesforce.upsert(KEY, List.of(row)).getFirst();
		if (outcome instanceof Refused no) {
			throw new SalesforceException(no.kind(), no.code(),
					"Salesforce did not take the setting (" + no.code() + ")", null);
		}
		this.known = percent;
		this.looked = this.time.instant();
		keep(new Copy(percent, this.looked));
	}

	private void keep(Copy copy) {
		try {
			this.copies.put(COPIES, COPY, copy.text());
		}
		catch (QueueException ex) {
			log.info("Other processes learn of the share of API calls within {} minutes", GOOD.toMinutes());
		}
	}

	/** What people typed into the org may be anything. */
	private static int bounded(int percent) {
		return Math.clamp(percent, Budget.SHARE_MIN, Budget.SHARE_MAX);
	}

}
