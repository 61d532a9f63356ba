package org.almoner.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets callers that arrive while a call is under way share the next one; an idle one
 * starts at once. Every caller gets an answer, whatever happens: its own outcome, or
 * {@link NotStoredException} by its deadline, when there is no room, and at the end of
 * the process.
 *
 * @param <I> an item; those with the same identity travel once
 * @param <O> what becomes of an item
 */
final class GroupCommit<I, O> implements AutoCloseable {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration IDLE = Duration.ofMillis(200);

	private final StoreProperties limits;

	private final Supplier<Duration> pace;

	private final Carrier<I, O> carrier;

	private final BlockingQueue<Waiting<I, O>> queue;

	private final AtomicLong bytes = new AtomicLong();

	private final List<Thread> crew = new ArrayList<>();

	private volatile boolean closed;

	GroupCommit(StoreProperties limits, Carrier<I, O> carrier) {
		this(limits, limits::pace, carrier);
	}

	/**
	 * One whose pace changes.
	 * @param pace never shorter than that of the limits; while it is longer, an idle one
	 * keeps to it, too
	 */
	GroupCommit(StoreProperties limits, Supplier<Duration> pace, Carrier<I, O> carrier) {
		this.limits = limits;
		this.pace = pace;
		this.carrier = carrier;
		this.queue = new ArrayBlockingQueue<>(limits.waiting());
		for (int flight = 1; flight <= limits.flights(); flight++) {
			this.crew.add(Thread.ofVirtual().name("group-commit-" + flight).start(this::work));
		}
	}

	/** Carries items together. */
	interface Carrier<I, O> {

		/** What makes two items the same. */
		String identity(I item);

		/** Carries items of different identities; one outcome each, in their order. */
		List<O> carry(List<I> items);

	}

	private record Waiting<I, O>(I item, long size, CompletableFuture<O> outcome) {
	}

	/**
	 * Carries an item with others and returns what became of it.
	 * @param size in bytes
	 * @param patience how long to wait for that
	 * @throws NotStoredException if there is no outcome
	 */
	O submit(I item, long size, Duration patience) {
		Waiting<I, O> waiting = new Waiting<>(item, size, new CompletableFuture<>());
		board(waiting);
		try {
			return waiting.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new NotStoredException("Salesforce did not answer in time", SOON);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotStoredException("The process ends", SOON);
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
		finally {
			// what is still queued by now travels no more
			waiting.outcome().cancel(false);
			this.bytes.addAndGet(-size);
		}
	}

	private static NotStoredException failure(@Nullable Throwable cause) {
		if (cause instanceof NotStoredException known) {
			return known;
		}
		String kind = (cause == null) ? "unknown" : cause.getClass().getSimpleName();
		return new NotStoredException("Storing failed (" + kind + ")", SOON);
	}

	/** How many items wait for a call. */
	int depth() {
		return this.queue.size();
	}

	/** The bytes of the items that wait or are under way. */
	long bytes() {
		return this.bytes.get();
	}

	private void board(Waiting<I, O> waiting) {
		if (this.closed) {
			throw new NotStoredException("The process ends", SOON);
		}
		if (this.bytes.addAndGet(waiting.size()) > this.limits.size().toBytes() || !this.queue.offer(waiting)) {
			this.bytes.addAndGet(-waiting.size());
			throw new NotStoredException("Too many events wait for Salesforce", SOON);
		}
		if (this.closed && this.queue.remove(waiting)) {
			waiting.outcome().completeExceptionally(new NotStoredException("The process ends", SOON));
		}
	}

	private void work() {
		long departed = System.nanoTime() - this.limits.pace().toNanos();
		boolean busy = false;
		while (!this.closed || !this.queue.isEmpty()) {
			try {
				Waiting<I, O> first = this.queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
				if (first != null) {
					Duration pace = this.pace.get();
					boolean waits = busy || !this.queue.isEmpty() || pace.compareTo(this.limits.pace()) > 0;
					departed = waits ? pace(departed, pace) : System.nanoTime();
					Map<String, List<Waiting<I, O>>> passengers = passengers(first);
					busy = passengers.size() > 1;
					fly(passengers);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	/**
	 * Lets a call of a busy door wait for more passengers; that of an idle one goes at
	 * once.
	 */
	private long pace(long departed, Duration pace) throws InterruptedException {
		long wait = departed + pace.toNanos() - System.nanoTime();
		if (wait > 0 && this.queue.size() + 1 < this.limits.batch() && !this.closed) {
			TimeUnit.NANOSECONDS.sleep(wait);
		}
		return System.nanoTime();
	}

	private Map<String, List<Waiting<I, O>>> passengers(Waiting<I, O> first) {
		List<Waiting<I, O>> batch = new ArrayList<>(List.of(first));
		this.queue.drainTo(batch, this.limits.batch() - 1);
		Map<String, List<Waiting<I, O>>> passengers = new LinkedHashMap<>();
		for (Waiting<I, O> waiting : batch) {
			if (!waiting.outcome().isDone()) {
				passengers.computeIfAbsent(this.carrier.identity(waiting.item()), (key) -> new ArrayList<>())
					.add(waiting);
			}
		}
		return passengers;
	}

	private void fly(Map<String, List<Waiting<I, O>>> passengers) {
		if (passengers.isEmpty()) {
			return;
		}
		List<List<Waiting<I, O>>> seats = List.copyOf(passengers.values());
		try {
			List<O> outcomes = this.carrier.carry(seats.stream().map((seat) -> seat.getFirst().item()).toList());
			for (int index = 0; index < outcomes.size(); index++) {
				O outcome = outcomes.get(index);
				seats.get(index).forEach((waiting) -> waiting.outcome().complete(outcome));
			}
			fail(seats, new NotStoredException("Storing gave no outcome", SOON));
		}
		catch (RuntimeException | Error ex) {
			fail(seats, ex);
		}
	}

	private static <I, O> void fail(List<List<Waiting<I, O>>> seats, Throwable failure) {
		seats.forEach((seat) -> seat.forEach((waiting) -> waiting.outcome().completeExceptionally(failure)));
	}

	/**
	 * Takes nothing more and waits until what was taken is stored, but not longer than
	 * the limit.
	 */
	@Override
	public void close() {
		this.closed = true;
		long end = System.nanoTime() + this.limits.drain().toNanos();
		try {
			for (Thread thread : this.crew) {
				thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		abandon();
	}

	private void abandon() {
		for (Waiting<I, O> waiting = next(); waiting != null; waiting = next()) {
			waiting.outcome().completeExceptionally(new NotStoredException("The process ends", SOON));
		}
	}

	private @Nullable Waiting<I, O> next() {
		return this.queue.poll();
	}

}
