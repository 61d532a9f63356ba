package org.almoner.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session that all threads share. It is renewed when the org calls it ended, by one
 * thread for all; the answer names no life time. After a refusal nobody asks again for a
 * while: an org locks out those who hammer its login.
 */
final class Tokens {

	private static final Logger log = LoggerFactory.getLogger(Tokens.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

	private static final Duration CONFIGURATION_PAUSE = Duration.ofSeconds(30);

	/** After a refusal of the login. */
	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

	/**
	 * While the org is away: it locks nobody out, and when it is back work should go on.
	 */
	private static final Duration LONGEST_PAUSE_AWAY = Duration.ofSeconds(30);

	private final Supplier<Token> endpoint;

	private final InstantSource time;

	private final Duration wait;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Token current;

	private @Nullable SalesforceException refusal;

	private int refusals;

	private Instant pausedUntil = Instant.MIN;

	/**
	 * No session yet.
	 * @param endpoint asks for one
	 * @param time tells how long a pause lasts
	 * @param wait how long a thread waits for the one that asks
	 */
	Tokens(Supplier<Token> endpoint, InstantSource time, Duration wait) {
		this.endpoint = endpoint;
		this.time = time;
		this.wait = wait;
	}

	/** The session; the first call opens it. */
	Token current() {
		Token known = this.current;
		return (known != null) ? known : renew(null);
	}

	/** The session, where one was opened already. */
	Optional<Token> known() {
		return Optional.ofNullable(this.current);
	}

	/** A session in place of one that ended, which another thread may have seen too. */
	Token renew(@Nullable Token ended) {
		acquire();
		try {
			Token known = this.current;
			if (known != null && !known.equals(ended)) {
				return known;
			}
			return open();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes note that the org refused even a session that was just opened. */
	void distrust(SalesforceException failure) {
		acquire();
		try {
			if (!isPaused()) {
				pause(failure);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private Token open() {
		if (this.refusal != null && isPaused()) {
			throw new SalesforceException(this.refusal.kind(), this.refusal.code(), message(this.refusal),
					this.refusal);
		}
		try {
			Token opened = this.endpoint.get();
			this.current = opened;
			this.refusal = null;
			this.refusals = 0;
			log.info("Opened a Salesforce session at {}", opened.instance());
			return opened;
		}
		catch (SalesforceException ex) {
			pause(ex);
			throw ex;
		}
	}

	private boolean isPaused() {
		return this.time.instant().isBefore(this.pausedUntil);
	}

	private void pause(SalesforceException failure) {
		this.refusal = failure;
		boolean refused = failure.kind() == FailureKind.CONFIGURATION;
		Duration first = refused ? CONFIGURATION_PAUSE : SHORTEST_PAUSE;
		Duration longest = refused ? LONGEST_PAUSE : LONGEST_PAUSE_AWAY;
		Duration pause = first.multipliedBy(1L << Math.min(this.refusals, 10));
		this.refusals++;
		this.pausedUntil = this.time.instant().plus((pause.compareTo(longest) > 0) ? longest : pause);
		log.warn("No Salesforce session: {} {}; asking again not before {}", failure.kind(), failure.code(),
				this.pausedUntil);
	}

	private static String message(SalesforceException failure) {
		String message = failure.getMessage();
		return (message != null) ? message : failure.code();
	}

	private void acquire() {
		try {
			if (this.lock.tryLock(this.wait.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new SalesforceException(FailureKind.AWAY, "TOKEN_WAIT", "Salesforce gave no session in time", null);
	}

}
