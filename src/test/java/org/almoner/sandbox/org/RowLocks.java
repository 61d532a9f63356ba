package org.almoner.sandbox.org;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time for a row or a unique key; a second one waits, and gives up in the
 * end.
 */
final class RowLocks {

	private final ReentrantLock guard = new ReentrantLock();

	private final Condition released = this.guard.newCondition();

	private final Map<String, Claim> owners = new HashMap<>();

	private volatile Duration patience = Duration.ofSeconds(10);

	void setPatience(Duration patience) {
		this.patience = patience;
	}

	Claim claim() {
		return new Claim();
	}

	/** The rows that one write has to itself until it is closed. */
	final class Claim implements AutoCloseable {

		private final List<String> held = new ArrayList<>();

		/**
		 * Waits for a row.
		 * @throws RowRefusedException if its owner keeps it too long
		 */
		void take(String row) {
			RowLocks.this.guard.lock();
			try {
				awaitFree(row);
				if (RowLocks.this.owners.putIfAbsent(row, this) == null) {
					this.held.add(row);
				}
			}
			finally {
				RowLocks.this.guard.unlock();
			}
		}

		private void awaitFree(String row) {
			long left = RowLocks.this.patience.toNanos();
			while (RowLocks.this.owners.getOrDefault(row, this) != this) {
				if (left <= 0) {
					throw new RowRefusedException("UNABLE_TO_LOCK_ROW",
							"unable to obtain exclusive access to this record or 1 records: " + row);
				}
				try {
					left = RowLocks.this.released.awaitNanos(left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					left = 0;
				}
			}
		}

		@Override
		public void close() {
			RowLocks.this.guard.lock();
			try {
				this.held.forEach(RowLocks.this.owners::remove);
				RowLocks.this.released.signalAll();
			}
			finally {
				RowLocks.this.guard.unlock();
			}
		}

	}

}
