package org.almoner.payout;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a payout is made of, in sums. Lines in another currency than the payout's are
 * never added to the others.
 *
 * @param payout the payout
 * @param categories all its lines, by type, category and currency
 * @param campaigns the same lines by campaign; without those of further campaigns where
 * there are too many
 */
public record Statement(Payout payout, List<CategoryTotal> categories, List<CampaignTotal> campaigns) {

	public Statement {
		categories = List.copyOf(categories);
		campaigns = List.copyOf(campaigns);
	}

	/** Those in the payout's currency. */
	public List<CategoryTotal> own() {
		return this.categories.stream().filter(isOwn()).toList();
	}

	/** Those in other currencies, or in none that is known: they can't be summed. */
	public List<CategoryTotal> foreign() {
		return this.categories.stream().filter(isOwn().negate()).toList();
	}

	/** All lines in the payout's currency. */
	public Sums total() {
		return own().stream().map(CategoryTotal::sums).reduce(Sums.NONE, Sums::plus);
	}

	/** How many lines there are, of whatever currency. */
	public long lines() {
		return this.categories.stream().mapToLong((one) -> one.sums().lines()).sum();
	}

	/**
	 * What the bank has more than the lines come to: zero where they tie. It is reckoned
	 * from gross and fee, so that it is the difference of whatever is shown beside it.
	 */
	public BigDecimal unexplained() {
		Sums total = total();
		return this.payout.amount().subtract(total.gross()).add(total.fee());
	}

	/**
	 * What each heading adds to the payout, or takes from it. Fees that were kept of
	 * single lines stand under fees, all else is gross: the sum is the payout less what
	 * is unexplained.
	 */
	public Map<Heading, BigDecimal> effects() {
		Map<Heading, BigDecimal> effects = new EnumMap<>(Heading.class);
		own().forEach((one) -> {
			effects.merge(one.heading(), one.sums().gross(), BigDecimal::add);
			effects.merge(Heading.FEES, one.sums().fee().negate(), BigDecimal::add);
		});
		effects.values().removeIf((effect) -> effect.signum() == 0);
		return effects;
	}

	private Predicate<CategoryTotal> isOwn() {
		return (one) -> one.currency().equals(this.payout.currency());
	}

}
