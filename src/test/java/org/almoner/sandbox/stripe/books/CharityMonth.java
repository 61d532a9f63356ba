package org.almoner.sandbox.stripe.books;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A small charity's month at Stripe: gifts of thirty days and all that follows from them,
 * the objects as Stripe shows them in the end, the events on the way, and what a
 * connector's books should say of them. The same arguments lead to the same bytes.
 */
public final class CharityMonth {

	private static final int PILOT = 60;

	private static final long GIFTS = 30 * Agenda.DAY;

	private static final long ALWAYS = Long.MAX_VALUE;

	private static final long PAYOUTS = 66 * Agenda.DAY;

	private final Plot plot;

	private final CharityBooks books;

	private final Expectations expectations;

	/** Empty for all. */
	private final Set<String> delivered;

	private CharityMonth(Plot plot, long until, Set<String> delivered) {
		this.plot = plot;
		this.delivered = Set.copyOf(delivered);
		this.books = plot.live(until);
		this.expectations = Expectations.of(this.books);
	}

	/**
	 * A month of about so many events.
	 * @param seed decides everything that is drawn
	 * @param sizeInEvents how many events, give or take a tenth; small months have more,
	 * as there are payouts even so
	 * @param start when the month begins
	 * @param options what may happen in it
	 */
	public static CharityMonth generate(long seed, int sizeInEvents, Instant start, MonthOptions options) {
		int pilot = new Plot(seed, PILOT, start, options).live(ALWAYS).events().size();
		int overhead = new Plot(seed, 1, start, options).live(ALWAYS).events().size();
		int each = Math.max(1, (pilot - overhead) / PILOT);
		int stories = Math.max(1, (sizeInEvents - overhead) / each);
		return ofStories(seed, stories, start, options);
	}

	/**
	 * A month of exactly so many stories of givers, and what follows from them.
	 * @param seed decides everything that is drawn
	 * @param stories how many
	 * @param start when the month begins
	 * @param options what may happen in it
	 */
	public static CharityMonth ofStories(long seed, int stories, Instant start, MonthOptions options) {
		return new CharityMonth(new Plot(seed, stories, start, options), ALWAYS, Set.of());
	}

	/**
	 * The same month as it stood at a moment: the objects as Stripe showed them then, and
	 * the events until then.
	 * @param moment all of its second has happened
	 */
	public CharityMonth asOf(Instant moment) {
		return new CharityMonth(this.plot, moment.getEpochSecond(), this.delivered);
	}

	/** The same month to an endpoint that is ticked for some types of events. */
	public CharityMonth toEndpointOf(Collection<String> types) {
		return new CharityMonth(this.plot, ALWAYS, Set.copyOf(types));
	}

	/** What decides all that happens in a month. */
	private record Plot(long seed, int stories, Instant start, MonthOptions options) {

		CharityBooks live(long until) {
			Dice dice = new Dice(this.seed);
			CharityBooks books = new CharityBooks(this.options, this.start.getEpochSecond(), dice);
			Scene main = new Scene(books, dice.fork(), this.options.versions().getLast());
			long end = this.start.getEpochSecond() + GIFTS;
			Catalogue catalogue = new Catalogue(main);
			this.options.balance().currencies().forEach((currency) -> settle(books, dice, currency));
			for (int i = 0; i < this.stories; i++) {
				Scene scene = new Scene(books, dice.fork(), draw(dice, this.options));
				int kind = dice.between(1, 100);
				books.agenda().after(dice.between(60, (int) GIFTS), () -> tell(scene, kind, catalogue, end));
			}
			books.agenda().runUntil(until);
			return books;
		}

		/** What happens to the balance in a currency. */
		private void settle(CharityBooks books, Dice dice, String currency) {
			ApiVersion version = this.options.versions().getLast();
			long last = this.start.getEpochSecond() + PAYOUTS;
			new PayoutRun(new Scene(books, dice.fork(), version), currency, last).begin();
			if (this.options.balance() == MonthOptions.Balance.OF_EVERY_KIND) {
				new OtherMoneyStory(new Scene(books, dice.fork(), version), currency).begin();
				new StolenCardStory(new Scene(books, dice.fork(), version), currency).begin();
			}
		}

	}

	private static ApiVersion draw(Dice dice, MonthOptions options) {
		return dice.chance(70) ? options.versions().getLast() : dice.pick(options.versions());
	}

	private static void tell(Scene scene, int kind, Catalogue catalogue, long end) {
		if (kind <= 18) {
			SubscriptionStory.begin(scene, catalogue.pick(scene.dice()), end);
			return;
		}
		Story story = (kind <= 58) ? new OneTimeGiftStory(scene)
				: (kind <= 72) ? new CheckoutStory(scene) : (kind <= 84) ? new BankDebitStory(scene) : (kind <= 92)
						? new InvoiceStory(scene)
						: isUnlinkedRefund(scene, kind) ? new UnlinkedRefundStory(scene) : new CustomerStory(scene);
		story.begin();
	}

	private static boolean isUnlinkedRefund(Scene scene, int kind) {
		return kind > 97 && scene.options().has(EventFamily.REFUNDS) && scene.version().hasEventsForEveryRefund();
	}

	/** Every event, in the order in which they happened. */
	public List<StripeEvent> events() {
		return List.copyOf(this.books.events())
			.stream()
			.filter((event) -> this.delivered.isEmpty() || this.delivered.contains(event.type()))
			.toList();
	}

	/** What a connector's books should say, worked out from the objects alone. */
	public Expectations expectations() {
		return this.expectations;
	}

	/** The account whose month it is, {@code acct_…}. */
	public String accountId() {
		return this.books.options().accountId();
	}

	/** Whether money is real, as {@code livemode} says. */
	public boolean liveMode() {
		return this.books.options().liveMode();
	}

	/** All objects of a kind, oldest first, in their last state and newest shape. */
	public Collection<Doc> objects(String kind) {
		return this.books.all(kind);
	}

	/** One object in its last state, null if there is none. */
	public @Nullable Doc find(String kind, String id) {
		return this.books.find(kind, id);
	}

	/** Whether an object was deleted. */
	public boolean isDeleted(String id) {
		return this.books.isForgotten(id);
	}

	/** The lines that an automatic payout pays out, without its own. */
	public List<Doc> linesOfPayout(String payout) {
		return this.books.ledger().linesOf(payout);
	}

}
