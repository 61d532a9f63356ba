package org.almoner.event;

import java.time.Duration;

import org.almoner.budget.Budget;
import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;

/** The spool as the door sees it: events go in, as far as the mode allows. */
final class EventSpool {

	private static final Duration SOON = Duration.ofSeconds(30);

	private final SpoolMode mode;

	private final Spool spool;

	private final SpoolEntries entries;

	private final SpoolFirst first;

	EventSpool(SpoolMode mode, Spool spool, SpoolEntries entries, Budget budget) {
		this.mode = mode;
		this.spool = spool;
		this.entries = entries;
		this.first = new SpoolFirst(budget);
	}

	/** Whether events are spooled and nothing else. */
	boolean isAlways() {
		return this.mode == SpoolMode.ALWAYS;
	}

	/** Whether events are spooled before anybody asks the org: calls are scarce. */
	boolean isFirst() {
		return isAlways() || (this.first.isOn() && isUsable());
	}

	/** Whether an event could be spooled now. */
	boolean isUsable() {
		return this.mode != SpoolMode.NEVER && this.spool.isUsable();
	}

	/**
	 * Spools an event and returns when it is durable.
	 * @throws NotStoredException when it is not
	 */
	void add(NewGatewayEvent event) {
		if ((long) event.body().length + event.envelope().length() > SpoolEntries.EVENT_MAX / 2) {
			throw new NotStoredException("The event is too large to be spooled", SOON);
		}
		try {
			this.spool.append(this.entries.write(event));
		}
		catch (QueueException ex) {
			throw new NotStoredException("It can't be spooled: " + ex.getMessage(), SOON);
		}
	}

}
