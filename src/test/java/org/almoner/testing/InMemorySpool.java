package org.almoner.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.almoner.queue.NotDurableException;
import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;
import org.almoner.queue.Spooled;

/** A spool without a Redis, not durable until a test says so; can be away. */
public final class InMemorySpool implements Spool {

	private final Map<String, Spooled> waiting = new LinkedHashMap<>();

	private final Map<String, Spooled> aside = new LinkedHashMap<>();

	private final AtomicLong ids = new AtomicLong();

	private volatile boolean durable;

	private volatile boolean away;

	private volatile Duration age = Duration.ZERO;

	private volatile Consumer<String> before = (step) -> {
	};

	/** Makes it durable, or not. */
	public void durable(boolean isDurable) {
		this.durable = isDurable;
	}

	/** Lets every call fail, or work again. */
	public void away(boolean isAway) {
		this.away = isAway;
	}

	/** Is told each step by name before it is done, and may throw. */
	public void before(Consumer<String> listener) {
		this.before = listener;
	}

	/** Sets how long the oldest entry says that it waits. */
	public void age(Duration ofTheOldest) {
		this.age = ofTheOldest;
	}

	/** Forgets everything. */
	public synchronized void wipe() {
		this.waiting.clear();
		this.aside.clear();
	}

	@Override
	public synchronized void append(byte[] entry) {
		check("append");
		if (!this.durable) {
			throw new NotDurableException("Redis keeps no append-only file");
		}
		add(this.waiting, entry.clone());
	}

	@Override
	public boolean isUsable() {
		return this.durable && !this.away;
	}

	@Override
	public synchronized List<Spooled> oldest(int max, long bytesMax) {
		check("oldest");
		List<Spooled> oldest = new ArrayList<>();
		long bytes = 0;
		for (Spooled entry : this.waiting.values()) {
			bytes += entry.entry().length;
			if (oldest.size() < max && (bytes <= bytesMax || oldest.isEmpty())) {
				oldest.add(entry);
			}
		}
		return oldest;
	}

	@Override
	public synchronized void remove(Collection<Spooled> entries) {
		check("remove");
		entries.forEach((entry) -> this.waiting.remove(entry.id()));
	}

	@Override
	public synchronized void setAside(Collection<Spooled> entries) {
		check("setAside");
		entries.forEach((entry) -> {
			if (this.waiting.remove(entry.id()) != null) {
				add(this.aside, entry.entry());
			}
		});
	}

	@Override
	public synchronized int putBack(int max) {
		check("putBack");
		List<Spooled> back = this.aside.values().stream().limit(max).toList();
		back.forEach((entry) -> {
			this.aside.remove(entry.id());
			add(this.waiting, entry.entry());
		});
		return back.size();
	}

	@Override
	public synchronized Status status() {
		check("status");
		return new Status(this.waiting.size(), this.aside.size(), this.age);
	}

	private void add(Map<String, Spooled> entries, byte[] entry) {
		String id = this.ids.incrementAndGet() + "-0";
		entries.put(id, new Spooled(id, entry));
	}

	private void check(String step) {
		if (this.away) {
			throw new QueueException("Redis does not answer");
		}
		this.before.accept(step);
	}

}
