package org.almoner.payout;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.almoner.books.RecordKind;
import org.almoner.gateway.ListedLine;
import org.almoner.money.Money;

/**
 * What lines add up to, by type, category and currency: amounts in several currencies are
 * never summed. Equal sums are equal tallies.
 *
 * @param sums at most one per type, category and currency, sorted
 */
record Tally(List<Sum> sums) {

	static final Tally NOTHING = new Tally(List.of());

	private static final Comparator<Group> ORDER = Comparator.comparing(Group::type)
		.thenComparing(Group::category)
		.thenComparing(Group::currency);

	Tally {
		sums = List.copyOf(sums);
	}

	/**
	 * What is summed together.
	 *
	 * @param type the value of {@code Type__c}
	 * @param category the gateway's reporting category
	 * @param currency the currency of settlement; empty where there is none
	 */
	record Group(String type, String category, String currency) {
	}

	/** Lines of a group. */
	record Sum(Group group, long count, BigDecimal gross, BigDecimal fee, BigDecimal net) {

		Sum {
			gross = gross.stripTrailingZeros();
			fee = fee.stripTrailingZeros();
			net = net.stripTrailingZeros();
		}

		static Sum of(ListedLine line) {
			ListedLine.Amounts amounts = line.amounts();
			return new Sum(new Group(type(line.record().kind()), line.category(), amounts.net().currency().code()), 1,
					amounts.gross().amount(), amounts.fee().amount(), amounts.net().amount());
		}

		private static String type(RecordKind kind) {
			String type = kind.type();
			return (type != null) ? type : "";
		}

		Sum plus(Sum other) {
			return new Sum(this.group, this.count + other.count, this.gross.add(other.gross), this.fee.add(other.fee),
					this.net.add(other.net));
		}

	}

	/** The tally of sums of any order, several of a group among them. */
	static Tally of(Collection<Sum> sums) {
		return NOTHING.plus(sums.stream());
	}

	/** With further lines. */
	Tally plus(Collection<ListedLine> lines) {
		return plus(lines.stream().map(Sum::of));
	}

	private Tally plus(Stream<Sum> further) {
		Map<Group, Sum> merged = new TreeMap<>(ORDER);
		Stream.concat(this.sums.stream(), further).forEach((sum) -> merged.merge(sum.group(), sum, Sum::plus));
		return new Tally(List.copyOf(merged.values()));
	}

	/** How many lines there are, in whatever currency. */
	long count() {
		return this.sums.stream().mapToLong(Sum::count).sum();
	}

	/** How many lines of a type there are, in whatever currency. */
	long count(RecordKind kind) {
		return of(kind).mapToLong(Sum::count).sum();
	}

	/** The gross sum of a type in a currency. */
	BigDecimal gross(RecordKind kind, String currency) {
		return sum(of(kind), currency, Sum::gross);
	}

	BigDecimal fee(String currency) {
		return sum(this.sums.stream(), currency, Sum::fee);
	}

	BigDecimal net(String currency) {
		return sum(this.sums.stream(), currency, Sum::net);
	}

	/** Whether its lines are all of the amount's currency, and make up the amount. */
	boolean makesUp(Money amount) {
		String currency = amount.currency().code();
		return this.sums.stream().allMatch((sum) -> sum.group().currency().equals(currency))
				&& net(currency).compareTo(amount.amount()) == 0;
	}

	private Stream<Sum> of(RecordKind kind) {
		return this.sums.stream().filter((sum) -> sum.group().type().equals(kind.type()));
	}

	private static BigDecimal sum(Stream<Sum> sums, String currency, Function<Sum, BigDecimal> part) {
		return sums.filter((sum) -> sum.group().currency().equals(currency))
			.map(part)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
