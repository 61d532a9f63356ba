package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.almoner.books.Fact;
import org.almoner.books.InvoiceStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * What was to pay an invoice: since 2025-03-31.basil an invoice of which every try failed
 * names none of them, and no event does. An instalment of a subscription is a gift even
 * so. The same is asked where an invoice shows some of several payments.
 *
 * @see <a href="https://docs.stripe.com/api/invoice-payment/list">
 * docs.stripe.com/api/invoice-payment</a>
 */
final class InstalmentLookup implements Lookup {

	private static final String PATH = "/v1/invoice_payments?limit=100&invoice=";

	private static final Set<InvoiceStatus> UNPAID = Set.of(InvoiceStatus.OPEN, InvoiceStatus.UNCOLLECTIBLE,
			InvoiceStatus.VOID);

	private final InvoicePaymentReader reader = new InvoicePaymentReader();

	/** An invoice as the newest fact of the batch tells it. */
	private static final class Told {

		private final String invoice;

		private final Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);

		private final Map<Trait, Stamp> stamps = new EnumMap<>(Trait.class);

		private BigDecimal linked = BigDecimal.ZERO;

		Told(String invoice) {
			this.invoice = invoice;
		}

		void hear(Fact fact) {
			fact.traits().forEach((trait, value) -> {
				Stamp known = this.stamps.get(trait);
				if (known == null || known.compareTo(fact.stamp()) < 0) {
					this.said.put(trait, value);
					this.stamps.put(trait, fact.stamp());
				}
			});
		}

		void link(Fact fact) {
			this.linked = this.linked.add(amount(fact.traits()));
		}

		boolean isUnpaid() {
			return UNPAID.contains(InvoiceStatus.valueOf(state()));
		}

		private String state() {
			return Optional.ofNullable(this.said.get(Trait.STATUS)).orElse(InvoiceStatus.DRAFT.name());
		}

		boolean isOfSubscription() {
			return this.said.get(Trait.SUBSCRIPTION) != null;
		}

		/** API versions before basil name it, be it that there is none. */
		private boolean namesPayment() {
			return this.linked.signum() > 0 || this.said.containsKey(Trait.INTENT)
					|| this.said.containsKey(Trait.CHARGE);
		}

		boolean isWanted() {
			return (isUnpaid() && !namesPayment() && !"0".equals(this.said.get(Trait.ATTEMPT_COUNT)))
					|| (this.linked.signum() > 0 && this.linked.compareTo(paid()) < 0);
		}

		private BigDecimal paid() {
			return Optional.ofNullable(this.said.get(Trait.AMOUNT_PAID)).map(BigDecimal::new).orElse(BigDecimal.ZERO);
		}

		/** The next try may be another payment's. */
		String path() {
			return PATH + URLEncoder.encode(this.invoice, StandardCharsets.UTF_8) + "#" + state() + ":"
					+ this.said.get(Trait.ATTEMPT_COUNT) + ":" + this.said.get(Trait.AMOUNT_PAID);
		}

	}

	private static BigDecimal amount(Map<Trait, @Nullable String> traits) {
		return Optional.ofNullable(traits.get(Trait.AMOUNT)).map(BigDecimal::new).orElse(BigDecimal.ZERO);
	}

	@Override
	public List<Fact> ask(List<Fact> batch, Inquiry inquiry) {
		return inquiry.each(wanted(batch), (one) -> facts(inquiry.list(one.path()), one));
	}

	/** Those of subscriptions first: a gift hangs on them. */
	private static List<Told> wanted(List<Fact> batch) {
		Map<String, Told> told = new TreeMap<>();
		batch.stream()
			.filter((fact) -> fact.source() == Source.INVOICE && fact.about().kind() == RecordKind.INVOICE)
			.forEach((fact) -> told.computeIfAbsent(fact.about().id(), Told::new).hear(fact));
		links(batch).values()
			.forEach((link) -> Optional.ofNullable(link.traits().get(Trait.INVOICE))
				.map(told::get)
				.ifPresent((one) -> one.link(link)));
		return told.values()
			.stream()
			.filter(Told::isWanted)
			.sorted(Comparator.comparing((Told one) -> !one.isOfSubscription()))
			.toList();
	}

	/** The payments of invoices that the batch tells of, each once. */
	private static Map<List<String>, Fact> links(List<Fact> batch) {
		Map<List<String>, Fact> links = new HashMap<>();
		batch.stream()
			.filter((fact) -> fact.traits().get(Trait.INVOICE) != null)
			.filter((fact) -> fact.source() == Source.INVOICE_PAYMENT || fact.source() == Source.PAYMENT)
			.forEach((fact) -> links
				.putIfAbsent(List.of(fact.about().toString(), String.valueOf(fact.traits().get(Trait.INVOICE))), fact));
		return links;
	}

	private List<Fact> facts(List<Snapshot> links, Told invoice) {
		List<Fact> facts = new ArrayList<>();
		links.forEach((link) -> {
			LookedUp answer = new LookedUp(link);
			facts.addAll(answer.stamped(this.reader.read(link, answer.context())));
			if (invoice.isUnpaid() && link.text("status").filter("canceled"::equals).isEmpty()) {
				facts.addAll(answer.stamped(List.of(names(link, invoice.invoice, answer.context()))));
			}
		});
		return facts.stream().filter((fact) -> !fact.traits().isEmpty()).toList();
	}

	/**
	 * What the invoice itself would have said before basil: its record keeps it, whether
	 * there is a gift yet or not.
	 */
	private Fact names(Snapshot link, String invoice, EventContext context) {
		return context.fact(RecordKind.INVOICE, invoice, Source.INVOICE, 0,
				new Traits(link).id(Trait.INTENT, "payment.payment_intent").id(Trait.CHARGE, "payment.charge").said());
	}

}
