package org.almoner.sandbox.org;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The sessions that are good. */
final class Tokens {

	private static final int MOST = 1_000;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<String> good = new LinkedHashSet<>();

	static String random(int bytes) {
		byte[] random = new byte[bytes];
		RANDOM.nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/** A new session of an org; tokens have an exclamation mark in them. */
	String issue(String orgId) {
		String token = orgId.substring(0, 15) + "!" + random(48);
		this.lock.lock();
		try {
			this.good.add(token);
			if (this.good.size() > MOST) {
				this.good.remove(this.good.iterator().next());
			}
			return token;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isGood(String token) {
		this.lock.lock();
		try {
			return this.good.contains(token);
		}
		finally {
			this.lock.unlock();
		}
	}

	void expire() {
		this.lock.lock();
		try {
			this.good.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

}
