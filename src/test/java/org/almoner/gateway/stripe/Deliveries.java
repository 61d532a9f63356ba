package org.almoner.gateway.stripe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.almoner.books.RecordKind;

/**
 * Draws how events come: out of order, in batches, some twice, to workers that die
 * between two writes and to an org that refuses a while. In the end every event was
 * posted completely at least once.
 */
final class Deliveries {

	private static final int[] LARGEST_BATCHES = { 1, 3, 10, 100 };

	private final Random random;

	private final List<Delivery> drawn = new ArrayList<>();

	private final Deque<List<Told>> unfinished = new ArrayDeque<>();

	private Deliveries(Random random) {
		this.random = random;
	}

	static List<Delivery> draw(List<Told> events, long seed) {
		Deliveries deliveries = new Deliveries(new Random(seed));
		deliveries.draw(events);
		return List.copyOf(deliveries.drawn);
	}

	private void draw(List<Told> events) {
		List<Told> order = order(events);
		int largest = LARGEST_BATCHES[this.random.nextInt(LARGEST_BATCHES.length)];
		for (int from = 0; from < order.size();) {
			int to = Math.min(order.size(), from + 1 + this.random.nextInt(largest));
			deliver(List.copyOf(order.subList(from, to)));
			from = to;
		}
		this.unfinished.forEach((batch) -> this.drawn.add(Delivery.complete(batch)));
	}

	/** Anything from a slight disorder to the very last first, with repetitions. */
	private List<Told> order(List<Told> events) {
		List<Told> order = new ArrayList<>(events);
		events.stream().filter((one) -> this.random.nextInt(10) < 3).forEach(order::add);
		switch (this.random.nextInt(4)) {
			case 0 -> order.sort(Comparator.comparingInt((one) -> events.indexOf(one) / 5));
			case 1 -> Collections.reverse(order);
			default -> Collections.shuffle(order, this.random);
		}
		return order;
	}

	private void deliver(List<Told> batch) {
		if (this.random.nextInt(4) > 0) {
			this.drawn.add(Delivery.complete(batch));
		}
		else {
			this.drawn.add(new Delivery(batch, mishap()));
			this.unfinished.add(batch);
		}
		while (!this.unfinished.isEmpty() && this.random.nextBoolean()) {
			this.drawn.add(Delivery.complete(this.unfinished.remove()));
		}
	}

	private Delivery.Fate mishap() {
		RecordKind[] kinds = RecordKind.values();
		return (this.random.nextInt(3) > 0) ? new Delivery.DiesAfter(this.random.nextInt(6))
				: new Delivery.Refuses(kinds[this.random.nextInt(kinds.length)]);
	}

	/** The same deliveries of these events only. */
	static List<Delivery> of(Collection<Told> some, List<Delivery> deliveries) {
		Set<Told> kept = new HashSet<>(some);
		return deliveries.stream()
			.map((delivery) -> delivery.of(kept))
			.filter((delivery) -> !delivery.batch().isEmpty())
			.toList();
	}

	/** Whether every event was posted completely at least once. */
	static boolean areComplete(Collection<Told> events, List<Delivery> deliveries) {
		Set<Told> posted = new HashSet<>();
		deliveries.stream().filter(Delivery::isComplete).forEach((delivery) -> posted.addAll(delivery.batch()));
		return posted.containsAll(events);
	}

}
