package org.almoner.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Remembers who gave wrong passwords: after ten within a quarter of an hour an address is
 * not listened to for as long. Knows a bounded number of addresses, the latest ones.
 */
final class Lockout {

	static final Duration WINDOW = Duration.ofMinutes(15);

	static final int TRIES = 10;

	private static final int ADDRESSES = 10_000;

	private final Map<String, Failures> failures = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > ADDRESSES;
		}

	};

	private final ReentrantLock lock = new ReentrantLock();

	private final InstantSource time;

	Lockout(InstantSource time) {
		this.time = time;
	}

	private record Failures(int count, Instant until) {
	}

	boolean isLocked(String address) {
		this.lock.lock();
		try {
			Failures known = current(address);
			return known != null && known.count() >= TRIES;
		}
		finally {
			this.lock.unlock();
		}
	}

	void failed(String address) {
		this.lock.lock();
		try {
			Failures known = current(address);
			Instant until = this.time.instant().plus(WINDOW);
			this.failures.put(address, new Failures((known == null) ? 1 : known.count() + 1, until));
		}
		finally {
			this.lock.unlock();
		}
	}

	void succeeded(String address) {
		this.lock.lock();
		try {
			this.failures.remove(address);
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Failures current(String address) {
		Failures known = this.failures.get(address);
		return (known == null || this.time.instant().isAfter(known.until())) ? null : known;
	}

}
