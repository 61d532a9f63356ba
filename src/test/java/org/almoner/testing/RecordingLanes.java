package org.almoner.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;

/** Lanes that only take; nobody works them. Can be away. */
public final class RecordingLanes implements Lanes {

	private final Map<String, List<String>> lanes = new ConcurrentHashMap<>();

	private volatile boolean away;

	/** Lets every call fail, or work again. */
	public void away(boolean isAway) {
		this.away = isAway;
	}

	/** What was put into a lane. */
	public List<String> of(String lane) {
		return List.copyOf(this.lanes.getOrDefault(lane, List.of()));
	}

	@Override
	public void enqueue(String lane, Collection<String> references) {
		check();
		this.lanes.computeIfAbsent(lane, (any) -> new CopyOnWriteArrayList<>()).addAll(references);
	}

	@Override
	public Optional<LaneLease> lease() {
		check();
		return Optional.empty();
	}

	@Override
	public List<LaneStatus> status() {
		check();
		return this.lanes.entrySet()
			.stream()
			.map((lane) -> new LaneStatus(lane.getKey(), lane.getValue().size(), 0, Duration.ofSeconds(1), false))
			.toList();
	}

	private void check() {
		if (this.away) {
			throw new QueueException("Redis is away", new IllegalStateException("away"));
		}
	}

}
