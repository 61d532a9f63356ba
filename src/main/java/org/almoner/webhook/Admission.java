package org.almoner.webhook;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets only so many deliveries, of so many bytes together, be under way at once. */
final class Admission implements DoorLoad {

	private final DoorProperties limits;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	Admission(DoorProperties limits) {
		this.limits = limits;
	}

	/**
	 * Lets a delivery in until the ticket is closed.
	 * @param size of its body in bytes, or the most that it can have
	 * @throws DoorException when the door is full
	 */
	Ticket admit(long size) {
		int nowRequests = this.requests.incrementAndGet();
		long nowBytes = this.bytes.addAndGet(size);
		if (nowRequests > this.limits.requests() || nowBytes > this.limits.size().toBytes()) {
			leave(size);
			throw DoorException.full();
		}
		return () -> leave(size);
	}

	private void leave(long size) {
		this.requests.decrementAndGet();
		this.bytes.addAndGet(-size);
	}

	@Override
	public int requests() {
		return this.requests.get();
	}

	@Override
	public long bytes() {
		return this.bytes.get();
	}

	/** The right to be under way. */
	interface Ticket extends AutoCloseable {

		@Override
		void close();

	}

}
