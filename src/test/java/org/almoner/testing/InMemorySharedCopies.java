package org.almoner.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;

/** Copies without a Redis; can be away. */
public final class InMemorySharedCopies implements SharedCopies {

	private final Map<String, Map<String, String>> copies = new ConcurrentHashMap<>();

	private final AtomicInteger asked = new AtomicInteger();

	private volatile boolean away;

	/** Lets every call fail, or work again. */
	public void away(boolean isAway) {
		this.away = isAway;
	}

	/** Forgets everything, as a new Redis does. */
	public void wipe() {
		this.copies.clear();
	}

	@Override
	public Optional<String> get(String kind, String name) {
		return Optional.ofNullable(of(kind).get(name));
	}

	@Override
	public Map<String, String> all(String kind) {
		return Map.copyOf(of(kind));
	}

	@Override
	public void put(String kind, String name, String copy) {
		of(kind).put(name, copy);
	}

	@Override
	public void remove(String kind, String name) {
		of(kind).remove(name);
	}

	/** How often something was asked, kept or removed so far. */
	public int asked() {
		return this.asked.get();
	}

	private Map<String, String> of(String kind) {
		this.asked.incrementAndGet();
		if (this.away) {
			throw new QueueException("Redis is away", new IllegalStateException("away"));
		}
		return this.copies.computeIfAbsent(kind, (any) -> new ConcurrentHashMap<>());
	}

}
