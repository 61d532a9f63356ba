package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.Canonical;
import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedLine.Amounts;
import org.almoner.gateway.ListedLine.Oddity;
import org.almoner.gateway.ListedPayout;
import org.almoner.gateway.OpenedEvent;
import org.almoner.gateway.PayoutPage;
import org.almoner.gateway.PayoutSource;
import org.almoner.gateway.Reading;
import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that lists one payout's lines, as a test writes them down, in pages of two.
 */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
final class ListedMonth implements Gateway, PayoutSource {

	static final String PAYOUT = "po_1";

	private static final Instant AT = Instant.parse("2026-11-10T08:00:00Z");

	private static final int PAGE = 2;

	final List<ListedLine> lines = new ArrayList<>();

	private @Nullable Money amount;

	private ListedPayout.Lines state = ListedPayout.Lines.COMPLETE;

	private Runnable onCall = () -> {
	};

	private int calls;

	/** Fixes what went to the bank, whatever the lines add up to. */
	ListedMonth paying(String usd) {
		this.amount = money(usd, "USD");
		return this;
	}

	ListedMonth state(ListedPayout.Lines other) {
		this.state = other;
		return this;
	}

	/** Looks at each call before it is answered. */
	void onCall(Runnable look) {
		this.onCall = look;
	}

	int calls() {
		return this.calls;
	}

	ListedMonth gift(String charge, String gross, String fee) {
		return add(line("txn_" + charge, new RecordKey(RecordKind.PAYMENT, charge), "charge", gross, fee));
	}

	ListedMonth refund(String refund, String gross) {
		return add(line("txn_" + refund, new RecordKey(RecordKind.REFUND, refund), "refund", gross, "0"));
	}

	ListedMonth adjustment(String line, String category, String gross, String fee) {
		return add(line(line, new RecordKey(RecordKind.ADJUSTMENT, line), category, gross, fee));
	}

	ListedMonth add(ListedLine line) {
		this.lines.add(line);
		return this;
	}

	/** A line as a gateway would list it. */
	static ListedLine line(String id, RecordKey record, String category, String gross, String fee) {
		Money fees = money(fee, "USD");
		return line(id, record, category, new Amounts(money(gross, "USD"), fees, money(gross, "USD").minus(fees)));
	}

	static ListedLine line(String id, RecordKey record, String category, Amounts amounts, Oddity... oddities) {
		List<Fact> facts = new ArrayList<>();
		facts.add(balance(id, record, category, amounts));
		if (record.kind() == RecordKind.PAYMENT) {
			facts.add(source(id, record, Source.PAYMENT,
					Map.of(Trait.STATUS, "SUCCESS", Trait.CHARGE, record.id(), Trait.AMOUNT,
							Canonical.number(amounts.gross().amount()), Trait.CURRENCY,
							amounts.gross().currency().code())));
		}
		if (record.kind() == RecordKind.REFUND) {
			facts.add(source(id, record, Source.REFUND,
					Map.of(Trait.STATUS, "SUCCESS", Trait.AMOUNT, Canonical.number(amounts.gross().amount().negate()),
							Trait.CURRENCY, amounts.gross().currency().code())));
		}
		return new ListedLine(id, record, amounts, category, facts, Set.of(oddities));
	}

	private static Fact balance(String id, RecordKey record, String category, Amounts amounts) {
		Map<Trait, @Nullable String> traits = new EnumMap<>(Trait.class);
		traits.put(Trait.PAYOUT, PAYOUT);
		traits.put(Trait.SETTLEMENT_AMOUNT, Canonical.number(amounts.gross().amount()));
		traits.put(Trait.FEE, Canonical.number(amounts.fee().amount()));
		traits.put(Trait.NET, Canonical.number(amounts.net().amount()));
		traits.put(Trait.SETTLEMENT_CURRENCY, amounts.net().currency().code());
		traits.put(Trait.REPORTING_CATEGORY, category);
		traits.put(Trait.AVAILABLE_ON, "2026-11-12");
		traits.put(Trait.OCCURRED, AT.toString());
		return new Fact(record, Source.BALANCE, new Stamp(AT, 0, "lookup:" + id), traits);
	}

	private static Fact source(String id, RecordKey record, Source source, Map<Trait, String> traits) {
		Map<Trait, @Nullable String> all = new EnumMap<>(Trait.class);
		all.putAll(traits);
		all.put(Trait.OCCURRED, AT.toString());
		return new Fact(record, source, new Stamp(AT, 0, "lookup:" + id), all);
	}

	static Money money(String amount, String currency) {
		return new Money(new BigDecimal(amount), Currency.of(currency));
	}

	private Money amount() {
		Money fixed = this.amount;
		return (fixed != null) ? fixed
				: this.lines.stream()
					.map((line) -> line.amounts().net())
					.reduce(Money.zero(Currency.of("USD")), Money::plus);
	}

	@Override
	public ListedPayout payout(GatewayAccount account, String payoutId) {
		call();
		Map<Trait, @Nullable String> traits = new EnumMap<>(Trait.class);
		traits.put(Trait.STATUS, "PAID");
		traits.put(Trait.AMOUNT, Canonical.number(amount().amount()));
		traits.put(Trait.CURRENCY, "USD");
		traits.put(Trait.ARRIVAL_DATE, "2026-11-15");
		traits.put(Trait.AUTOMATIC, Boolean.toString(this.state != ListedPayout.Lines.NEVER));
		Fact fact = new Fact(new RecordKey(RecordKind.PAYOUT, payoutId), Source.PAYOUT,
				new Stamp(AT, 0, "lookup:" + payoutId), traits);
		return new ListedPayout(payoutId, amount(), this.state, "txn_own", List.of(fact));
	}

	@Override
	public PayoutPage lines(GatewayAccount account, ListedPayout payout, @Nullable String cursor) {
		call();
		int from = (cursor == null) ? 0 : Integer.parseInt(cursor);
		int to = Math.min(from + PAGE, this.lines.size());
		return new PayoutPage(this.lines.subList(from, to), (to < this.lines.size()) ? String.valueOf(to) : null);
	}

	private void call() {
		this.calls++;
		this.onCall.run();
	}

	@Override
	public java.util.Optional<PayoutSource> payouts() {
		return java.util.Optional.of(this);
	}

	@Override
	public Provider provider() {
		return Provider.STRIPE;
	}

	@Override
	public OpenedEvent open(GatewayAccount account, Delivery delivery) {
		throw new UnsupportedOperationException("Nothing is delivered here");
	}

	@Override
	public Reading read(GatewayAccount account, String eventId, String payload) {
		return new Reading.Ignored("nothing is read here", null);
	}

	@Override
	public Enrichment enrich(GatewayAccount account, List<Fact> facts) {
		return Enrichment.NONE;
	}

}
