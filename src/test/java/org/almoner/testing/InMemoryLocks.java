package org.almoner.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.queue.Locks;
import org.almoner.queue.QueueException;

/** Locks without a Redis, which never end by themselves; can be away, or forgetful. */
public final class InMemoryLocks implements Locks {

	private final Map<String, String> held = new ConcurrentHashMap<>();

	private volatile boolean away;

	private volatile boolean forgetful;

	/** Lets every call fail, or work again. */
	public void away(boolean isAway) {
		this.away = isAway;
	}

	/** Gives every lock to everybody, as a Redis that is emptied all the time would. */
	public void forgetful(boolean isForgetful) {
		this.forgetful = isForgetful;
	}

	/** Forgets all locks. */
	public void wipe() {
		this.held.clear();
	}

	@Override
	public Optional<Held> take(String name, Duration length) {
		if (this.away) {
			throw new QueueException("Redis does not answer");
		}
		String token = UUID.randomUUID().toString();
		boolean isTaken = !this.forgetful && this.held.putIfAbsent(name, token) != null;
		return isTaken ? Optional.empty() : Optional.of(new Lock(name, token));
	}

	private final class Lock implements Held {

		private final String name;

		private final String token;

		private Lock(String name, String token) {
			this.name = name;
			this.token = token;
		}

		@Override
		public boolean renew() {
			return InMemoryLocks.this.forgetful || this.token.equals(InMemoryLocks.this.held.get(this.name));
		}

		@Override
		public void close() {
			InMemoryLocks.this.held.remove(this.name, this.token);
		}

	}

}
