package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedLine.Amounts;
import org.almoner.gateway.ListedLine.Oddity;
import org.almoner.money.Money;

/**
 * A balance transaction of a payout with its source expanded. It is the payment's or
 * refund's own where that names it as its {@code balance_transaction}; any other, of
 * whatever type, is an adjustment of its own. So each line is one record, and nothing is
 * left out of the sum.
 *
 * @see <a href="https://docs.stripe.com/reports/reporting-categories">
 * docs.stripe.com/reports/reporting-categories</a>
 */
final class BalanceLineReader {

	/** What the own line of a charge is called, by category or type. */
	private static final Set<String> OF_CHARGES = Set.of("charge", "payment");

	/** What the own line of a refund is called, by category or type. */
	private static final Set<String> OF_REFUNDS = Set.of("refund", "payment_refund", "partial_capture_reversal");

	private final BalanceTransactionReader balance = new BalanceTransactionReader();

	/**
	 * Reads a line.
	 * @param payout the id of the payout that it belongs to
	 * @param live whether it is about real money, which it does not say
	 * @throws StripeRefusalException if it has no id or no amounts
	 */
	ListedLine read(Snapshot line, String payout, boolean live) {
		String id = line.id("id").orElseThrow(Refusals::unreadable);
		Optional<LineSource> source = LineSource.of(line);
		RecordKey record = source.filter((one) -> one.ownLine().equals(Optional.of(id)))
			.map(LineSource::key)
			.orElse(new RecordKey(RecordKind.ADJUSTMENT, id));
		List<Fact> facts = new ArrayList<>();
		facts.add(fact(line, record, source, payout, live));
		source.ifPresent((one) -> facts.addAll(one.facts(live)));
		Amounts amounts = new Amounts(money(line, "amount"), money(line, "fee"), money(line, "net"));
		String category = category(line);
		return new ListedLine(id, record, amounts, category, facts, oddities(amounts, category, record, source));
	}

	private static Money money(Snapshot line, String path) {
		return line.money("currency", path).orElseThrow(Refusals::unreadable);
	}

	private static String category(Snapshot line) {
		return line.text("reporting_category")
			.filter((text) -> !text.isBlank())
			.or(() -> line.text("type"))
			.orElse("unknown");
	}

	private Fact fact(Snapshot line, RecordKey record, Optional<LineSource> source, String payout, boolean live) {
		Traits traits = this.balance.traits(line)
			.put(Trait.REPORTING_CATEGORY, category(line))
			.put(Trait.PAYOUT, payout)
			.id(Trait.BALANCE_TRANSACTION, "id")
			.moment(Trait.OCCURRED, "created")
			.put(Trait.LIVE_MODE, Boolean.toString(live));
		if (record.kind() == RecordKind.ADJUSTMENT) {
			source.ifPresent((one) -> link(traits, one));
		}
		LookedUp found = new LookedUp(line);
		Fact fact = found.context(live).fact(record.kind(), record.id(), Source.BALANCE, 0, traits.said());
		return found.stamped(List.of(fact)).getFirst();
	}

	private static void link(Traits traits, LineSource source) {
		source.charge().ifPresent((charge) -> traits.put(Trait.CHARGE, charge));
		source.dispute().ifPresent((dispute) -> traits.put(Trait.DISPUTE, dispute));
	}

	private static Set<Oddity> oddities(Amounts amounts, String category, RecordKey record,
			Optional<LineSource> source) {
		Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
		if (!amounts.net().equals(amounts.gross().minus(amounts.fee()))) {
			oddities.add(Oddity.UNEVEN);
		}
		boolean own = record.kind() != RecordKind.ADJUSTMENT;
		if (own && source.filter((one) -> one.isUnlike(amounts.gross())).isPresent()) {
			oddities.add(Oddity.UNLIKE_ITS_SOURCE);
		}
		if (!own && source.filter((one) -> one.ownLine().isPresent() && isOwnOf(one, category)).isPresent()) {
			oddities.add(Oddity.SECOND_OF_ITS_SOURCE);
		}
		return oddities;
	}

	private static boolean isOwnOf(LineSource source, String category) {
		return switch (source.key().kind()) {
			case PAYMENT -> OF_CHARGES.contains(category);
			case REFUND -> OF_REFUNDS.contains(category);
			default -> false;
		};
	}

}
