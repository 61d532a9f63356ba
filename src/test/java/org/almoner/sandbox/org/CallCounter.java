package org.almoner.sandbox.org;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Counts calls, for tests and against the org's daily limit. */
final class CallCounter {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Integer> calls = new TreeMap<>();

	private final Map<String, Integer> rows = new TreeMap<>();

	private int used;

	/** As many as a Salesforce sandbox has: no test is slow for want of them unasked. */
	private int limit = 5_000_000;

	/**
	 * Counts a call.
	 * @throws CallFault if the org's calls of the day are used up
	 */
	void count(Call call) {
		this.lock.lock();
		try {
			this.calls.merge(call.operation(), 1, Integer::sum);
			this.rows.merge(call.operation(), call.rows(), Integer::sum);
			if (call.equals(Call.TOKEN)) {
				return;
			}
			if (this.used >= this.limit) {
				throw CallFault.unexpected("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
			}
			this.used++;
		}
		finally {
			this.lock.unlock();
		}
	}

	Calls calls() {
		this.lock.lock();
		try {
			return new Calls(this.calls, this.rows);
		}
		finally {
			this.lock.unlock();
		}
	}

	void reset() {
		this.lock.lock();
		try {
			this.calls.clear();
			this.rows.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	void setDailyLimit(int newUsed, int newLimit) {
		this.lock.lock();
		try {
			this.used = newUsed;
			this.limit = newLimit;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Calls used and allowed, as the answer's header says. */
	int[] use() {
		this.lock.lock();
		try {
			return new int[] { this.used, this.limit };
		}
		finally {
			this.lock.unlock();
		}
	}

}
