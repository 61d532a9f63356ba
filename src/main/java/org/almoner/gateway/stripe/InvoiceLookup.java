package org.almoner.gateway.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.books.Fact;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Which invoice a payment is for: since 2025-03-31.basil neither names the other. The
 * link comes as an event once the invoice is paid, so for a try that failed this is the
 * only way to know.
 *
 * @see <a href="https://docs.stripe.com/api/invoice-payment/list">
 * docs.stripe.com/api/invoice-payment</a>
 */
final class InvoiceLookup implements Lookup {

	private static final String PATH = "/v1/invoice_payments?limit=100&payment%5Btype%5D=payment_intent"
			+ "&payment%5Bpayment_intent%5D=";

	private final InvoicePaymentReader reader = new InvoicePaymentReader();

	/**
	 * A payment as the batch tells it.
	 *
	 * @param said all that is said of it
	 */
	private record Told(RecordKey payment, Map<Trait, @Nullable String> said) {

		/** A value goes before "empty". */
		void hear(Fact fact) {
			fact.traits().forEach((trait, value) -> {
				if (value != null || !this.said.containsKey(trait)) {
					this.said.put(trait, value);
				}
			});
		}

		/** API versions before basil say it, be it that there is none. */
		boolean saysInvoice() {
			return this.said.containsKey(Trait.INVOICE);
		}

		/** Only a customer has invoices. */
		boolean hasCustomer() {
			return this.said.get(Trait.CUSTOMER) != null;
		}

		boolean failed() {
			return PaymentStatus.FAILED.name().equals(this.said.get(Trait.STATUS));
		}

		Optional<String> intent() {
			return Optional.ofNullable(this.said.get(Trait.INTENT));
		}

		String intentPath() {
			return PATH + URLEncoder.encode(intent().orElseThrow(), StandardCharsets.UTF_8);
		}

	}

	@Override
	public List<Fact> ask(List<Fact> batch, Inquiry inquiry) {
		Map<String, List<Told>> byIntent = wanted(batch).stream()
			.collect(Collectors.groupingBy(Told::intentPath, LinkedHashMap::new, Collectors.toList()));
		return inquiry.each(byIntent.entrySet(), (entry) -> facts(inquiry.list(entry.getKey()), entry.getValue()));
	}

	/** Failed tries first: of the others an event will tell. */
	private List<Told> wanted(List<Fact> batch) {
		Set<String> linked = batch.stream()
			.filter((fact) -> fact.source() == Source.INVOICE_PAYMENT)
			.map((fact) -> fact.about().id())
			.collect(Collectors.toSet());
		return told(batch).stream()
			.filter((one) -> one.hasCustomer() && !one.saysInvoice())
			.filter((one) -> one.intent().filter((intent) -> !linked.contains(intent)).isPresent())
			.sorted(Comparator.comparing((Told one) -> !one.failed()))
			.toList();
	}

	private static List<Told> told(List<Fact> batch) {
		Map<RecordKey, Told> told = new LinkedHashMap<>();
		batch.stream()
			.filter((fact) -> fact.about().kind() == RecordKind.PAYMENT)
			.forEach((fact) -> told.computeIfAbsent(fact.about(), (key) -> new Told(key, new EnumMap<>(Trait.class)))
				.hear(fact));
		return List.copyOf(told.values());
	}

	private List<Fact> facts(List<Snapshot> found, List<Told> payments) {
		List<Fact> facts = new ArrayList<>();
		found.forEach((link) -> {
			LookedUp answer = new LookedUp(link);
			facts.addAll(answer.stamped(this.reader.read(link, answer.context())));
			payments.forEach((one) -> facts.addAll(answer.stamped(links(link, one, answer.context()))));
		});
		return facts;
	}

	/**
	 * The link on the payment's own record: where no try succeeded there may be no gift
	 * that could keep it.
	 */
	private List<Fact> links(Snapshot link, Told payment, EventContext context) {
		return link.id("invoice")
			.map((invoice) -> context.fact(payment.payment().kind(), payment.payment().id(), Source.INVOICE_PAYMENT, 0,
					new Traits(link).id(Trait.INVOICE, "invoice").said()))
			.stream()
			.toList();
	}

}
