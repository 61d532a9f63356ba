package org.almoner.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come while a round trip to Redis is under way share the next one; an
 * idle one starts at once. One of the callers makes the trip for all of them and then
 * calls the first of those who came meanwhile to the lead, so there is no thread that
 * could die. Every caller returns after its own trip, or gives up.
 *
 * @param <I> what a caller brings
 */
final class Convoy<I> {

	/**
	 * How long a caller waits for trips of others, each of which has limits of its own.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(15);

	private final int size;

	private final Duration patience;

	private final Function<List<I>, List<Optional<QueueException>>> trip;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Waiting<I>> queue = new ArrayDeque<>();

	private boolean underWay;

	/**
	 * A convoy.
	 * @param size how many travel together at the most
	 * @param patience how long a caller waits to lead or to be taken along
	 * @param trip makes a trip and tells of each what became of it, in their order;
	 * throws what became of all of them
	 */
	Convoy(int size, Duration patience, Function<List<I>, List<Optional<QueueException>>> trip) {
		this.size = size;
		this.patience = patience;
		this.trip = trip;
	}

	private static final class Waiting<I> {

		private final I item;

		/** Completed with true when it is to lead, else when its trip is over. */
		private final CompletableFuture<Boolean> lead = new CompletableFuture<>();

		private volatile @Nullable RuntimeException failure;

		Waiting(I item) {
			this.item = item;
		}

	}

	/**
	 * Travels with others and returns when the trip is over.
	 * @throws QueueException when it failed, or its outcome is not known
	 */
	void join(I item) {
		Waiting<I> own = new Waiting<>(item);
		if (board(own) || isCalledToLead(own)) {
			lead();
		}
		RuntimeException failure = own.failure;
		if (failure != null) {
			throw failure;
		}
	}

	/** How many wait for a trip. */
	int depth() {
		this.lock.lock();
		try {
			return this.queue.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns whether nobody is under way, so that the caller leads at once. */
	private boolean board(Waiting<I> own) {
		this.lock.lock();
		try {
			this.queue.add(own);
			boolean idle = !this.underWay;
			this.underWay = true;
			return idle;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isCalledToLead(Waiting<I> own) {
		try {
			return own.lead.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return mustLeadAfterAll(own, new QueueException("The process ends"));
		}
		catch (TimeoutException | ExecutionException ex) {
			return mustLeadAfterAll(own, new QueueException("Redis did not answer others in time", ex));
		}
	}

	/** Who was called at the last moment leads: nobody else was. */
	private boolean mustLeadAfterAll(Waiting<I> own, QueueException failure) {
		this.lock.lock();
		try {
			if (own.lead.isDone()) {
				return own.lead.resultNow();
			}
			this.queue.remove(own);
			own.failure = failure;
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lead() {
		List<Waiting<I>> along = depart();
		try {
			List<Optional<QueueException>> ends = this.trip.apply(along.stream().map((one) -> one.item).toList());
			for (int index = 0; index < along.size(); index++) {
				along.get(index).failure = ends.get(index).orElse(null);
			}
		}
		catch (RuntimeException | Error ex) {
			RuntimeException failure = (ex instanceof QueueException known) ? known
					: new QueueException("Redis could not be asked (" + ex.getClass().getSimpleName() + ")", ex);
			along.forEach((one) -> one.failure = failure);
		}
		finally {
			handOver();
			along.forEach((one) -> one.lead.complete(false));
		}
	}

	private List<Waiting<I>> depart() {
		this.lock.lock();
		try {
			List<Waiting<I>> along = new ArrayList<>();
			while (along.size() < this.size && !this.queue.isEmpty()) {
				along.add(this.queue.remove());
			}
			return along;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void handOver() {
		this.lock.lock();
		try {
			Waiting<I> next = this.queue.peek();
			this.underWay = next != null;
			if (next != null) {
				next.lead.complete(true);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
