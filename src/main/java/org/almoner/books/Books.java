package org.almoner.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The books: facts and the records present become changes. Pure: no I/O, no clock.
 *
 * <p>
 * Every record is a projection of registers that only ever grow by merging, so the same
 * facts lead to the same records in whatever order, batches and repetitions they come.
 */
public final class Books {

	/** The field of every record that holds the time of the newest event it shows. */
	public static final Field SNAPSHOT_AT = Comparison.SNAPSHOT_AT;

	private static final Map<RecordKind, Projection> PROJECTIONS = new EnumMap<>(RecordKind.class);

	static {
		Stream.of(new CustomerProjection(), new ProductProjection(), new SubscriptionProjection(),
				new PaymentMethodProjection(), new PayoutProjection(), new GiftProjection(), new InvoiceProjection(),
				new PaymentProjection(), new DisputeProjection(), new RefundProjection(), new AdjustmentProjection())
			.forEach((projection) -> PROJECTIONS.put(projection.kind(), projection));
	}

	private Books() {
	}

	/**
	 * What must be known of the org before these facts can be posted, in view of what is
	 * known already. To be asked again with the answers until nothing new is wanted.
	 * @param facts the facts at hand
	 * @param state the records known so far
	 * @return every look-up that is wanted, those answered already included
	 */
	public static Set<Lookup> questions(Collection<Fact> facts, State state) {
		return Questions.of(facts, state);
	}

	/**
	 * The records of the org that the facts and the records at hand name in metadata.
	 * @param facts the facts at hand
	 * @param state the records that the {@linkplain #questions questions} led to
	 */
	public static Set<Reference> references(Collection<Fact> facts, State state) {
		return new Journal(facts, state).references();
	}

	/**
	 * The gifts of people's that the payments at hand name in their metadata and do not
	 * have yet: Salesforce ids or {@code Gateway_Key__c}s.
	 * @param facts the facts at hand
	 * @param state the records that the {@linkplain #questions questions} led to
	 * @param rules how the account's books are kept
	 */
	public static Set<String> namedGifts(Collection<Fact> facts, State state, Bookkeeping rules) {
		return new Adoptions(facts, state, rules).names();
	}

	/**
	 * Gives each payment the gift that it names. There may be new {@linkplain #questions
	 * questions} after it, for what pointed to another gift moves.
	 * @param named the gifts that the {@linkplain #namedGifts names} led to, by name
	 * @return the state with those gifts, and with the names that led to none
	 */
	public static State adopt(Collection<Fact> facts, State state, Bookkeeping rules, Map<String, NamedGift> named) {
		return new Adoptions(facts, state, rules).adopt(named);
	}

	/**
	 * Posts facts.
	 * @param facts the facts at hand, in any order
	 * @param state the records that the {@linkplain #questions questions} led to
	 * @param rules how the account's books are kept
	 */
	public static Plan post(Collection<Fact> facts, State state, Bookkeeping rules) {
		Journal journal = new Journal(facts, state);
		Posting posting = new Posting(journal, rules);
		records(journal).forEach(posting::post);
		return new Plan(posting.changes, posting.refusals, posting.corrections, posting.retirements, state.misnamings(),
				state.places());
	}

	/**
	 * The fields that are written into records of a kind, besides those of every record.
	 */
	public static List<Field> fields(RecordKind kind) {
		return projection(kind).fields();
	}

	private static Projection projection(RecordKind kind) {
		Projection projection = PROJECTIONS.get(kind);
		if (projection == null) {
			throw new IllegalStateException("No projection for " + kind);
		}
		return projection;
	}

	/** All records in hand and the gifts that they may make, parents first. */
	private static Set<RecordKey> records(Journal journal) {
		Set<RecordKey> records = new TreeSet<>(Comparator.comparing(RecordKey::kind).thenComparing(RecordKey::id));
		records.addAll(journal.keys());
		journal.gifts().forEach(records::add);
		return records;
	}

	private static final class Posting {

		private final Journal journal;

		private final Bookkeeping rules;

		private final List<Change> changes = new ArrayList<>();

		private final List<Plan.Refusal> refusals = new ArrayList<>();

		private final List<Plan.Correction> corrections = new ArrayList<>();

		private final List<Retirement> retirements = new ArrayList<>();

		Posting(Journal journal, Bookkeeping rules) {
			this.journal = journal;
			this.rules = rules;
		}

		void post(RecordKey key) {
			View view = new View(this.journal, this.rules);
			try {
				projection(key.kind()).project(key, view).ifPresent((page) -> compare(key, view, page));
			}
			catch (DoesNotFitException ex) {
				this.refusals.add(new Plan.Refusal(key, String.valueOf(ex.getMessage()), view.causes()));
			}
		}

		private void compare(RecordKey key, View view, Page page) {
			Comparison comparison = new Comparison(key, this.journal.state());
			Optional<Change> change = comparison.change(page, this.journal.ledger(key), view.causes());
			change.ifPresent(this.changes::add);
			this.corrections.addAll(comparison.corrections());
			Retirements.of(key, this.journal.state(), view.causes()).ifPresent(this.retirements::add);
		}

	}

}
