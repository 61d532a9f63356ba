package org.almoner.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

	private final Supplier<AccountSnapshot> source;

	private final AccountCopies copies;

	private final AccountRows rows;

	private final InstantSource time;

	private final Patience patience;

	private final ReentrantLock lock = new ReentrantLock();

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
		return newerCopy(key, known).orElseThrow(() -> unknown(key));
	}

	/** Adds an account that was just made, before the next question to the org. */
	void add(AccountKey key, Copy copy, GatewayAccount account) {
		this.lock.lock();
		try {
			AccountSnapshot known = this.snapshot;
			if (known != null) {
				this.snapshot = known.with(key, copy.row(), account);
			}
		}
		finally {
			this.lock.unlock();
		}
		this.copies.put(key, copy);
	}

	private Optional<GatewayAccount> newerCopy(AccountKey key, @Nullable AccountSnapshot known) {
		return this.copies.get(key)
			.filter((copy) -> known == null || copy.readAt().isAfter(known.readAt()))
			.flatMap((copy) -> this.rows.account(key, copy.row().requiredId(), copy.row()));
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
			land(read, Instant.MIN);
			started.complete(read);
			read.shareChangesSince(before, this.copies);
		}
		catch (RuntimeException | Error ex) {
			log.warn("The Gateway Accounts can't be read: {}", ex.getMessage());
			land(before, this.time.instant().plus(this.patience.failure()));
			started.completeExceptionally(ex);
		}
	}

	private void land(@Nullable AccountSnapshot read, Instant again) {
		this.lock.lock();
		try {
			this.snapshot = read;
			this.notBefore = again;
			this.flight = null;
		}
		finally {
			this.lock.unlock();
		}
	}

}
