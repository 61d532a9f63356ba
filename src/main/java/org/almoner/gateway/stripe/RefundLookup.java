package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * The refunds of a charge: since 2022-11-15 its snapshot counts them and does not show
 * them, and their own events may be missing.
 *
 * @see <a href="https://docs.stripe.com/api/refunds/list">docs.stripe.com/api/refunds</a>
 */
final class RefundLookup implements Lookup {

	private static final String PATH = "/v1/refunds?limit=100&charge=";

	private final RefundReader reader = new RefundReader();

	/**
	 * A charge whose refunds are wanted.
	 *
	 * @param counted how much of it is refunded, in major units
	 * @param stamp of its newest snapshot
	 */
	private record Wanted(String charge, BigDecimal counted, Stamp stamp) {

		/**
		 * A list of before a later event would not do: refunds and their lines come late.
		 */
		String path() {
			return PATH + URLEncoder.encode(this.charge, StandardCharsets.UTF_8) + "#" + this.stamp.eventId() + ":"
					+ this.counted.toPlainString();
		}

		Wanted and(Wanted other) {
			boolean mine = this.stamp.compareTo(other.stamp) >= 0;
			return new Wanted(this.charge, this.counted.max(other.counted), mine ? this.stamp : other.stamp);
		}

	}

	@Override
	public List<Fact> ask(List<Fact> batch, Inquiry inquiry) {
		return inquiry.each(wanted(batch), (one) -> facts(inquiry.list(one.path())));
	}

	/** The charges that count more refunds than the batch tells of. */
	private static List<Wanted> wanted(List<Fact> batch) {
		Map<String, Wanted> counted = new HashMap<>();
		batch.stream()
			.filter((fact) -> fact.about().kind() == RecordKind.PAYMENT)
			.forEach((fact) -> amount(fact, Trait.AMOUNT_REFUNDED).ifPresent((amount) -> counted
				.merge(fact.about().id(), new Wanted(fact.about().id(), amount, fact.stamp()), Wanted::and)));
		Map<String, BigDecimal> told = told(batch);
		return counted.values()
			.stream()
			.filter((one) -> one.counted().compareTo(told.getOrDefault(one.charge(), BigDecimal.ZERO)) > 0)
			.sorted(Comparator.comparing(Wanted::charge))
			.toList();
	}

	/**
	 * What the batch itself tells of each charge's refunds, every refund once. One that
	 * failed or was canceled is not counted by its charge, and one that does not name its
	 * line of the balance yet is told by half.
	 */
	private static Map<String, BigDecimal> told(List<Fact> batch) {
		Set<RecordKey> refunds = batch.stream()
			.filter((fact) -> fact.traits().containsKey(Trait.ENDED))
			.map(Fact::about)
			.collect(Collectors.toCollection(HashSet::new));
		Map<String, BigDecimal> told = new HashMap<>();
		batch.stream()
			.filter((fact) -> fact.source() == Source.REFUND && fact.traits().get(Trait.BALANCE_TRANSACTION) != null)
			.filter((fact) -> refunds.add(fact.about()))
			.forEach((fact) -> Optional.ofNullable(fact.traits().get(Trait.CHARGE))
				.ifPresent((charge) -> amount(fact, Trait.AMOUNT)
					.ifPresent((amount) -> told.merge(charge, amount, BigDecimal::add))));
		return told;
	}

	private static Optional<BigDecimal> amount(Fact fact, Trait trait) {
		return Optional.ofNullable(fact.traits().get(trait)).map(BigDecimal::new);
	}

	private List<Fact> facts(List<Snapshot> refunds) {
		List<Fact> facts = new ArrayList<>();
		refunds.stream().filter((refund) -> refund.id("id").isPresent()).forEach((refund) -> {
			LookedUp found = new LookedUp(refund);
			facts.addAll(found.stamped(this.reader.read(refund, found.context()))
				.stream()
				.map(RefundLookup::undated)
				.toList());
		});
		return facts;
	}

	/**
	 * Since when a refund has ended the API does not say, and whether the refund was made
	 * in test or live mode neither.
	 */
	private static Fact undated(Fact fact) {
		Map<Trait, @Nullable String> said = new HashMap<>(fact.traits());
		said.remove(Trait.ENDED);
		said.remove(Trait.LIVE_MODE);
		return new Fact(fact.about(), fact.source(), fact.stamp(), said);
	}

}
