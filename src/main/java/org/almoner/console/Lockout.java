package org.almoner.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Remembers who gave wrong passwords: after ten within a quarter of an hour an address is
 * not listened to for as long. After a hundred over all addresses, only those are
 * listened to from which the right password came within a day: so guesses from many
 * addresses are few, and do not shut out the admin at the usual desk. An IPv6 network of
 * one customer (/64) counts as one address. Knows a bounded number of addresses, the
 * latest ones, and each process for itself.
 */
final class Lockout {

	static final Duration WINDOW = Duration.ofMinutes(15);

	static final int TRIES = 10;

	static final int TRIES_OVERALL = 100;

	private static final Duration TRUST = Duration.ofDays(1);

	private static final int NETWORK_BYTES = 8;

	private final Map<String, Failures> failures = new Latest<>(10_000);

	private final Map<String, Instant> trusted = new Latest<>(100);

	private final ReentrantLock lock = new ReentrantLock();

	private final InstantSource time;

	private Failures overall = new Failures(0, Instant.MIN);

	Lockout(InstantSource time) {
		this.time = time;
	}

	private record Failures(int count, Instant until) {
	}

	/** For how long the address is not listened to; zero when it is. */
	Duration remaining(String address) {
		String network = network(address);
		Instant now = this.time.instant();
		this.lock.lock();
		try {
			Failures known = current(this.failures.get(network));
			Instant until = (known.count() >= TRIES) ? known.until() : now;
			Failures all = current(this.overall);
			if (all.count() >= TRIES_OVERALL && all.until().isAfter(until) && !isTrusted(network)) {
				until = all.until();
			}
			return Duration.between(now, until);
		}
		finally {
			this.lock.unlock();
		}
	}

	void failed(String address) {
		String network = network(address);
		this.lock.lock();
		try {
			this.failures.put(network, oneMore(this.failures.get(network)));
			this.overall = oneMore(this.overall);
		}
		finally {
			this.lock.unlock();
		}
	}

	void succeeded(String address) {
		String network = network(address);
		this.lock.lock();
		try {
			this.failures.remove(network);
			this.trusted.put(network, this.time.instant().plus(TRUST));
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isTrusted(String network) {
		Instant until = this.trusted.get(network);
		return until != null && this.time.instant().isBefore(until);
	}

	private Failures oneMore(@Nullable Failures known) {
		return new Failures(current(known).count() + 1, this.time.instant().plus(WINDOW));
	}

	private Failures current(@Nullable Failures known) {
		return (known == null || this.time.instant().isAfter(known.until())) ? new Failures(0, Instant.MIN) : known;
	}

	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			// with a colon it is no name, so nobody is asked
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length > NETWORK_BYTES) ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
					: address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	/** Forgets what was put first when it holds too much. */
	private static final class Latest<V> extends LinkedHashMap<String, V> {

		private static final long serialVersionUID = 1L;

		private final int most;

		Latest(int most) {
			this.most = most;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
			return size() > this.most;
		}

	}

}
