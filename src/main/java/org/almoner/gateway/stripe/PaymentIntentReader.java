package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.books.PaymentStatus;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent tells of the charge that it made last. Without a charge there was no
 * try to pay yet, and nothing to book.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">
 * docs.stripe.com/api/payment_intents</a>
 */
final class PaymentIntentReader implements ObjectReader {

	private static final String ERROR = "last_payment_error";

	private final ChargeReader charges = new ChargeReader();

	@Override
	public List<Fact> read(Snapshot intent, EventContext event) {
		return charge(intent).map((charge) -> facts(intent, charge, event)).orElse(List.of());
	}

	/**
	 * The charge that the intent tells of: until 2022-11-15 in a list, newest first,
	 * since then as the latest charge; of a failed try the one that failed.
	 */
	private Optional<String> charge(Snapshot intent) {
		Optional<String> failed = isFailed(intent) ? intent.id(ERROR + ".charge") : Optional.empty();
		return failed.or(() -> intent.id("latest_charge")).or(() -> intent.id("charges.data.id"));
	}

	private boolean isFailed(Snapshot intent) {
		return intent.text("status")
			.filter((status) -> status.equals("requires_payment_method") || status.equals("requires_source"))
			.isPresent() && intent.object(ERROR).isPresent();
	}

	private List<Fact> facts(Snapshot intent, String charge, EventContext event) {
		List<Fact> facts = new ArrayList<>();
		intent.object("latest_charge")
			.or(() -> intent.object("charges").flatMap(this::first))
			.filter((object) -> object.id("id").equals(Optional.of(charge)))
			.ifPresent((object) -> facts.addAll(this.charges.read(object, event)));
		status(intent).ifPresent((status) -> facts.add(outcome(charge, status, event)));
		facts.add(event.fact(RecordKind.PAYMENT, charge, Source.INTENT, 0, traits(intent, charge, event).said()));
		return facts;
	}

	private Optional<Snapshot> first(Snapshot list) {
		return Optional.of(new Snapshot(list.json().path("data").path(0))).filter((one) -> one.json().isObject());
	}

	private Fact outcome(String charge, PaymentStatus status, EventContext event) {
		Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);
		said.put(Trait.CHARGE, charge);
		said.put(Trait.STATUS, status.name());
		if (status != PaymentStatus.FAILED) {
			said.put(Trait.LIVE, "true");
		}
		return event.fact(RecordKind.PAYMENT, charge, Source.PAYMENT, status.order(), said);
	}

	private Optional<PaymentStatus> status(Snapshot intent) {
		if (isFailed(intent)) {
			return Optional.of(PaymentStatus.FAILED);
		}
		return switch (intent.text("status").orElse("")) {
			case "succeeded" -> Optional.of(PaymentStatus.SUCCESS);
			case "processing", "requires_capture" -> Optional.of(PaymentStatus.PENDING);
			default -> Optional.empty();
		};
	}

	private Traits traits(Snapshot intent, String charge, EventContext event) {
		Traits traits = new Traits(intent).id(Trait.INTENT, "id")
			.currency(Trait.CURRENCY, "currency")
			.minor(Trait.AMOUNT, "currency", "amount")
			.moment(Trait.OCCURRED, "created")
			.moment(Trait.CANCELED, canceled(intent))
			.id(Trait.CUSTOMER, "customer")
			.id(Trait.INVOICE, "invoice")
			.text(Trait.DESCRIPTION, "description")
			.text(Trait.RECEIPT_EMAIL, "receipt_email")
			.flag(Trait.LIVE_MODE, "livemode");
		Capture.ofIntent(intent).ifPresent((capture) -> capture.say(traits, event));
		Metadata.read(intent, "metadata", traits);
		error(intent, charge, traits);
		return traits;
	}

	/** An intent that is not canceled has an explicit null, which must not be kept. */
	private String[] canceled(Snapshot intent) {
		return intent.moment("canceled_at").isPresent() ? new String[] { "canceled_at" } : new String[0];
	}

	/** The last error is that of an older try once a newer one succeeded. */
	private void error(Snapshot intent, String charge, Traits traits) {
		if (intent.id(ERROR + ".charge").filter(charge::equals).isPresent()) {
			traits.text(Trait.DECLINE_CODE, ERROR + ".decline_code")
				.text(Trait.RESULT_CODE, ERROR + ".code")
				.text(Trait.RESULT_MESSAGE, ERROR + ".message");
		}
	}

}
