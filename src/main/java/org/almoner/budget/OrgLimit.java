package org.almoner.budget;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.ApiUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many calls the org allows in 24 hours. Whoever has heard it from the org tells the
 * others: a process that makes no call itself, such as a door that spools, must not let
 * the bucket fill by a guess. Not for several threads.
 */
final class OrgLimit {

	private static final Logger log = LoggerFactory.getLogger(OrgLimit.class);

	/** Enterprise Edition's least, until the org has said its own. */
	static final int USUAL = 100_000;

	private static final String COPIES = "settings";

	private static final String COPY = "api-limit";

	private final SharedCopies copies;

	private int told = -1;

	private int known = USUAL;

	OrgLimit(SharedCopies copies) {
		this.copies = copies;
	}

	/** The limit as this process knows it, else as others do. Never throws. */
	int of(ApiUse use) {
		try {
			this.known = (use.limit() > 0) ? use.limit() : heard();
			if (use.limit() > 0 && use.limit() != this.told) {
				this.copies.put(COPIES, COPY, Integer.toString(use.limit()));
				this.told = use.limit();
			}
		}
		catch (QueueException ex) {
			log.debug("The org's limit stays at {}: {}", this.known, ex.getMessage());
		}
		return this.known;
	}

	private int heard() {
		return this.copies.get(COPIES, COPY)
			.filter((text) -> text.matches("[1-9]\\d{0,8}"))
			.map(Integer::valueOf)
			.orElse(this.known);
	}

}
