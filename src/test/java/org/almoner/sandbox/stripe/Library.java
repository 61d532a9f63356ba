package org.almoner.sandbox.stripe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the double can read: the last few months, and the events that have happened so
 * far.
 */
final class Library {

	private static final int MONTHS = 3;

	private static final int EVENTS = 200_000;

	private final List<CharityMonth> months = new CopyOnWriteArrayList<>();

	private final List<StripeEvent> events = Collections.synchronizedList(new ArrayList<>());

	private final Set<String> undelivered = ConcurrentHashMap.newKeySet();

	private final List<Doc> further = new CopyOnWriteArrayList<>();

	private final Map<String, List<Doc>> sorted = new ConcurrentHashMap<>();

	private final Tampering tampering = new Tampering();

	private volatile @Nullable LongPayout longPayout;

	/** What is wrong with the lines of payouts. */
	Tampering tampering() {
		return this.tampering;
	}

	/** Adds a payout that is too long to be kept. */
	void add(LongPayout payout) {
		this.longPayout = payout;
	}

	void add(CharityMonth month) {
		this.months.add(month);
		if (this.months.size() > MONTHS) {
			this.months.removeFirst();
		}
		this.sorted.clear();
	}

	/** Adds objects of no month; one of the same id is replaced. */
	void add(List<Doc> objects) {
		Set<String> ids = objects.stream().map(Doc::id).collect(Collectors.toSet());
		this.further.removeIf((doc) -> ids.contains(doc.id()));
		this.further.addAll(objects);
		this.sorted.clear();
	}

	/** From now on there is nothing but this month. */
	void replace(CharityMonth month) {
		this.months.clear();
		add(month);
	}

	void happened(List<StripeEvent> more) {
		this.events.addAll(more);
		while (this.events.size() > EVENTS) {
			this.events.removeFirst();
		}
	}

	void undelivered(String event, boolean failed) {
		if (failed) {
			this.undelivered.add(event);
		}
		else {
			this.undelivered.remove(event);
		}
	}

	/** Whether some endpoint has not taken an event. */
	boolean isUndelivered(String event) {
		return this.undelivered.contains(event);
	}

	/** Events, newest first. */
	List<StripeEvent> events() {
		synchronized (this.events) {
			return new ArrayList<>(this.events).reversed();
		}
	}

	/** All objects of a kind, newest first. */
	List<Doc> all(String kind) {
		return this.sorted
			.computeIfAbsent(kind,
					(key) -> Stream.concat(this.months.stream()
						.flatMap((month) -> month.objects(key).stream().filter((doc) -> !month.isDeleted(doc.id()))),
							this.further.stream().filter((doc) -> doc.kind().equals(key)))
						.toList()
						.reversed());
	}

	@Nullable Doc find(String kind, String id) {
		LongPayout made = this.longPayout;
		Doc found = (made != null) ? made.find(kind, id) : null;
		return (found != null) ? found : findKept(kind, id).map(this.tampering::shown).orElse(null);
	}

	private Optional<Doc> findKept(String kind, String id) {
		Stream<Doc> others = this.further.stream().filter((doc) -> doc.kind().equals(kind) && doc.id().equals(id));
		return Stream
			.concat(this.months.stream().map((month) -> find(month, kind, id)).filter(Objects::nonNull), others)
			.findFirst();
	}

	private static @Nullable Doc find(CharityMonth month, String kind, String id) {
		Doc found = month.find(kind, id);
		if (found != null && month.isDeleted(id)) {
			return Doc.of("id", id, "object", kind, "deleted", true);
		}
		return found;
	}

	/**
	 * The lines of an automatic payout and its own, newest first; null if there is no
	 * such payout.
	 */
	@Nullable List<Doc> linesOf(String payout) {
		LongPayout made = this.longPayout;
		if (made != null && made.id().equals(payout)) {
			return made.lines();
		}
		for (CharityMonth month : this.months) {
			Doc found = month.find("payout", payout);
			if (found != null) {
				Doc own = month.find("balance_transaction", found.text("balance_transaction"));
				return Stream
					.concat(Stream.ofNullable(own),
							this.tampering
								.lines(payout, month.linesOfPayout(payout).reversed(),
										(line) -> month.find("balance_transaction", line))
								.stream())
					.toList();
			}
		}
		return null;
	}

}
