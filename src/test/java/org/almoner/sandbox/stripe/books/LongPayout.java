package org.almoner.sandbox.stripe.books;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A payout of as many lines as you like, which costs next to no memory: blocks of a
 * hundred lines that differ in their ids alone, made when somebody looks at them. A block
 * has two refunds, a dispute and a fee of Stripe's own; the rest are gifts by card.
 */
public final class LongPayout {

	/** How many lines a block has. */
	public static final int BLOCK = 100;

	private static final Pattern MARK = Pattern.compile("Blk(\\d{7})");

	private static final String FIRST = mark(0);

	private static final String OWN = "txn_3LongPayoutItself00000";

	private static final String EVENT = "evt_3LongPayout";

	private final int blocks;

	private final Doc payout;

	private final Doc own;

	/** The lines of the first block, newest first. */
	private final List<String> lines = new ArrayList<>();

	/** All objects of the first block as JSON, by their ids. */
	private final Map<String, String> pattern = new LinkedHashMap<>();

	private final List<StripeEvent> events = new ArrayList<>();

	private LongPayout(int blocks, Instant at, boolean liveMode) {
		this.blocks = blocks;
		LongPayoutBlock block = new LongPayoutBlock(FIRST, at.getEpochSecond(), liveMode);
		block.objects().forEach((doc) -> this.pattern.put(doc.id(), doc.json()));
		block.lines().forEach((line) -> this.lines.add(line.id()));
		this.events.addAll(block.events());
		long net = block.lines().stream().mapToLong((line) -> line.number("net")).sum();
		long arrival = (at.getEpochSecond() / Agenda.DAY + 2) * Agenda.DAY;
		this.payout = MoneyShapes.payout("po_3LongPayout000000000000", net * blocks, Rates.SETTLEMENT, arrival)
			.set("created", at.getEpochSecond() + Agenda.HOUR)
			.set("livemode", liveMode)
			.set("status", "paid")
			.set("reconciliation_status", "completed")
			.set("balance_transaction", OWN);
		this.own = MoneyShapes.line(OWN,
				new MoneyShapes.Movement("payout", "payout", new MoneyShapes.Sum(-net * blocks, 0, Rates.SETTLEMENT),
						this.payout.id(), "STRIPE PAYOUT", arrival, null),
				at.getEpochSecond() + Agenda.HOUR);
	}

	/**
	 * A payout.
	 * @param lines how many, in hundreds
	 * @param at when it was made, about
	 */
	public static LongPayout of(int lines, Instant at, boolean liveMode) {
		if (lines < BLOCK || lines % BLOCK != 0 || lines / BLOCK > 9_999_999) {
			throw new IllegalArgumentException("A long payout has hundreds of lines, not " + lines);
		}
		return new LongPayout(lines / BLOCK, at, liveMode);
	}

	/** Its id. */
	public String id() {
		return this.payout.id();
	}

	/** What goes to the bank, in minor units. */
	public long amount() {
		return this.payout.number("amount");
	}

	/** How many blocks it has. */
	public int blocks() {
		return this.blocks;
	}

	/** What tells the ids of a block from those of another, and stands in all of them. */
	public static String mark(int block) {
		return String.format(Locale.ROOT, "Blk%07d", block);
	}

	/** What Stripe told of the first block before it was paid out. */
	public List<StripeEvent> eventsOfFirstBlock() {
		return List.copyOf(this.events);
	}

	/** What Stripe tells of the payout when its lines can be had. */
	public List<StripeEvent> eventsOfPayout() {
		return List.of(event("payout.paid", 1), event("payout.reconciliation_completed", 2));
	}

	private StripeEvent event(String type, int number) {
		return event(EVENT + number, type, this.payout, this.payout.number("created") + number);
	}

	static StripeEvent event(String id, String type, Doc object, long created) {
		Doc event = Doc.of("id", id, "object", "event", "api_version", ApiVersion.NEWEST.code(), "created", created,
				"data", Doc.of("object", object), "livemode", object.flag("livemode"), "pending_webhooks", 1, "request",
				Doc.of("id", null, "idempotency_key", null), "type", type);
		return new StripeEvent(id, type, created, object.id(), event.json());
	}

	/** An object of the payout or of any of its blocks, null if it has none. */
	public @Nullable Doc find(String kind, String id) {
		if (id.equals(this.payout.id())) {
			return this.payout.copy();
		}
		if (id.equals(OWN)) {
			return this.own.copy();
		}
		Matcher marked = MARK.matcher(id);
		int block = marked.find() ? Integer.parseInt(marked.group(1)) : this.blocks;
		Doc found = (block < this.blocks) ? made(block, marked.replaceFirst(FIRST)) : null;
		return (found != null && found.kind().equals(kind)) ? found : null;
	}

	private @Nullable Doc made(int block, String idInFirst) {
		String json = this.pattern.get(idInFirst);
		return (json != null) ? Doc.parse(json.replace(FIRST, mark(block))) : null;
	}

	/** Its lines, newest first, and before them its own. */
	public Lines lines() {
		return new Lines();
	}

	/** Lines that are made when they are looked at. */
	public final class Lines extends AbstractList<Doc> implements RandomAccess {

		@Override
		public Doc get(int index) {
			if (index == 0) {
				return LongPayout.this.own.copy();
			}
			int line = index - 1;
			Doc made = made(line / BLOCK, LongPayout.this.lines.get(line % BLOCK));
			return Objects.requireNonNull(made);
		}

		@Override
		public int size() {
			return LongPayout.this.blocks * BLOCK + 1;
		}

		/** Where a line is, empty if it is none of these. */
		public OptionalInt placeOf(String id) {
			if (id.equals(OWN)) {
				return OptionalInt.of(0);
			}
			Matcher marked = MARK.matcher(id);
			if (!marked.find()) {
				return OptionalInt.empty();
			}
			int place = LongPayout.this.lines.indexOf(marked.replaceFirst(FIRST));
			return (place < 0) ? OptionalInt.empty()
					: OptionalInt.of(Integer.parseInt(marked.group(1)) * BLOCK + place + 1);
		}

	}

	@Override
	public String toString() {
		return "LongPayout[" + id() + ", " + this.blocks * BLOCK + " lines]";
	}

}
