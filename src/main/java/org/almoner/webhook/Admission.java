package org.almoner.webhook;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets only so many deliveries, of so many bytes together, be under way at once. Bytes
 * count when they are there: what a stranger only announces must take no room from
 * others.
 */
final class Admission implements DoorLoad {

	private final DoorProperties limits;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	Admission(DoorProperties limits) {
		this.limits = limits;
	}

	/**
	 * Lets a delivery in until the ticket is closed.
	 * @throws DoorException when the door is full
	 */
	Ticket admit() {
		if (this.requests.incrementAndGet() > this.limits.requests()) {
			this.requests.decrementAndGet();
			throw DoorException.full();
		}
		return new Ticket();
	}

	@Override
	public int requests() {
		return this.requests.get();
	}

	@Override
	public long bytes() {
		return this.bytes.get();
	}

	/** The right to be under way, of one delivery. */
	final class Ticket implements AutoCloseable {

		private long taken;

		/**
		 * Sets bytes apart that have arrived.
		 * @throws DoorException when there is no room for them
		 */
		void take(int count) {
			this.taken += count;
			if (Admission.this.bytes.addAndGet(count) > Admission.this.limits.size().toBytes()) {
				throw DoorException.full();
			}
		}

		@Override
		public void close() {
			Admission.this.bytes.addAndGet(-this.taken);
			Admission.this.requests.decrementAndGet();
		}

	}

}
