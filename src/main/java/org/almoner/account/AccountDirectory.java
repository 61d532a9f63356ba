package org.almoner.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.almoner.account.AccountCopies.Copy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts as the door knows them. The org is asked for all of them in one query, by
 * one thread at a time: so neither many accounts nor guessed keys cost more than a call
 * per {@link Patience}. While the org is away, what was known stays good at any age.
 */
final class AccountDirectory {

	private static final Logger log = LoggerFactory.getLogger(AccountDirectory.class);

	private static final Duration LOOK_PAUSE = Duration.ofSeconds(2);

	private final Supplier<AccountSnapshot> source;

	private final AccountCopies copies;

	private final AccountRows rows;

	private final InstantSource time;

	private final Patience patience;

	private final ReentrantLock lock = new ReentrantLock();

	/** What was written since the org was asked last. */
	private final Map<AccountKey, Written> written = new HashMap<>();

	private final Map<AccountKey, Instant> looks = new ConcurrentHashMap<>();

	private volatile @Nullable AccountSnapshot snapshot;

	private @Nullable CompletableFuture<AccountSnapshot> flight;

	private Instant notBefore = Instant.MIN;

	AccountDirectory(Supplier<AccountSnapshot> source, AccountCopies copies, AccountRows rows, InstantSource time,
			Patience patience) {
		this.source = source;
		this.copies = copies;
		this.rows = rows;
		this.time = time;
		this.patience = patience;
	}

	/**
	 * How long things are good.
	 *
	 * @param active an active account
	 * @param other that a key is unknown, or its account not active
	 * @param failure that the org did not answer
	 * @param answer how long a caller waits for the org before older knowledge has to do
	 */
	record Patience(Duration active, Duration other, Duration failure, Duration answer) {

		static final Patience DEFAULT = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30),
				Duration.ofSeconds(5), Duration.ofSeconds(4));

	}

	/** The account of a key, in whatever status. */
	GatewayAccount find(AccountKey key) {
		AccountSnapshot known = this.snapshot;
		if (known == null || !isFresh(known, key)) {
			known = refreshed(known);
		}
		if (known != null && known.has(key)) {
			return known.account(key).orElseThrow(() -> new AccountException.Undecided(key));
		}
		return newerCopy(key, known).flatMap((copy) -> account(key, copy)).orElseThrow(() -> unknown(key));
	}

	/** An account as it was just written, or as another process wrote it. */
	private record Written(Copy copy, GatewayAccount account) {
	}

	/** Adds an account that was just written, before the next question to the org. */
	void add(AccountKey key, Copy copy, GatewayAccount account) {
		take(key, new Written(copy, account));
		this.copies.put(key, copy);
	}

	/** Forgets an account that was just deleted. */
	void remove(AccountKey key) {
		this.lock.lock();
		try {
			this.written.remove(key);
			AccountSnapshot known = this.snapshot;
			this.snapshot = (known == null) ? null : known.without(key);
		}
		finally {
			this.lock.unlock();
		}
		this.copies.remove(key);
	}

	/**
	 * What another process wrote of an account since the org was asked here. Asks Redis
	 * alone, and seldom: a stranger's bad signatures must cost no calls.
	 */
	Optional<GatewayAccount> newer(GatewayAccount seen) {
		AccountKey key = seen.key();
		if (!mayLook(key)) {
			return Optional.empty();
		}
		AccountSnapshot known = this.snapshot;
		Optional<Copy> copy = newerCopy(key, known);
		Optional<GatewayAccount> found = copy.flatMap((one) -> account(key, one))
			.filter((account) -> !account.equals(seen));
		found.ifPresent((account) -> take(key, new Written(copy.orElseThrow(), account)));
		return found;
	}

	private boolean mayLook(AccountKey key) {
		Instant now = this.time.instant();
		Instant last = this.looks.getOrDefault(key, Instant.MIN);
		return last.isBefore(now.minus(LOOK_PAUSE)) && (last.equals(Instant.MIN)
				? this.looks.putIfAbsent(key, now) == null : this.looks.replace(key, last, now));
	}

	private void take(AccountKey key, Written change) {
		this.lock.lock();
		try {
			this.written.put(key, change);
			AccountSnapshot known = this.snapshot;
			if (known != null) {
				this.snapshot = known.with(key, change.copy().row(), change.account());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private Optional<Copy> newerCopy(AccountKey key, @Nullable AccountSnapshot known) {
		return this.copies.get(key).filter((copy) -> known == null || copy.readAt().isAfter(known.readAt()));
	}

	private Optional<GatewayAccount> account(AccountKey key, Copy copy) {
		return this.rows.account(key, copy.row().requiredId(), copy.row());
	}

	private AccountException unknown(AccountKey key) {
		AccountSnapshot known = this.snapshot;
		return (known != null && isFresh(known, key)) ? new AccountException.Unknown(key)
				: new AccountException.Undecided(key);
	}

	private boolean isFresh(AccountSnapshot known, AccountKey key) {
		Duration good = known.isActive(key) ? this.patience.active() : this.patience.other();
		return Duration.between(known.readAt(), this.time.instant()).compareTo(good) <= 0;
	}

	private @Nullable AccountSnapshot refreshed(@Nullable AccountSnapshot known) {
		try {
			return flight(known).get(this.patience.answer().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return known;
		}
		catch (ExecutionException | TimeoutException ex) {
			return known;
		}
	}

	private CompletableFuture<AccountSnapshot> flight(@Nullable AccountSnapshot seen) {
		this.lock.lock();
		try {
			AccountSnapshot known = this.snapshot;
			if (known != null && (seen == null || known.readAt().isAfter(seen.readAt()))) {
				return CompletableFuture.completedFuture(known);
			}
			CompletableFuture<AccountSnapshot> current = this.flight;
			if (current == null) {
				current = takeOff();
			}
			return current;
		}
		finally {
			this.lock.unlock();
		}
	}

	private CompletableFuture<AccountSnapshot> takeOff() {
		CompletableFuture<AccountSnapshot> started = new CompletableFuture<>();
		if (this.time.instant().isBefore(this.notBefore)) {
			started.completeExceptionally(new IllegalStateException("The org did not answer a moment ago"));
			return started;
		}
		this.flight = started;
		Thread.ofVirtual().name("gateway-accounts").start(() -> fly(started));
		return started;
	}

	private void fly(CompletableFuture<AccountSnapshot> started) {
		AccountSnapshot before = this.snapshot;
		try {
			AccountSnapshot read = this.source.get();
			started.complete(land(read));
			read.shareChangesSince(before, this.copies);
		}
		catch (RuntimeException | Error ex) {
			log.warn("The Gateway Accounts can't be read: {}", ex.getMessage());
			crash();
			started.completeExceptionally(ex);
		}
	}

	// what was written while the org was asked is newer than its answer
	private AccountSnapshot land(AccountSnapshot read) {
		this.lock.lock();
		try {
			this.written.values().removeIf((change) -> !change.copy().readAt().isAfter(read.readAt()));
			AccountSnapshot landed = read;
			for (Map.Entry<AccountKey, Written> change : this.written.entrySet()) {
				landed = landed.with(change.getKey(), change.getValue().copy().row(), change.getValue().account());
			}
			this.snapshot = landed;
			this.notBefore = Instant.MIN;
			this.flight = null;
			return landed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void crash() {
		this.lock.lock();
		try {
			this.notBefore = this.time.instant().plus(this.patience.failure());
			this.flight = null;
		}
		finally {
			this.lock.unlock();
		}
	}

}
