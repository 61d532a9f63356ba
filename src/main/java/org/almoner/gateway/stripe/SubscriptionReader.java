package org.almoner.gateway.stripe;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.almoner.books.Canonical;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.SubscriptionStatus;
import org.almoner.books.Trait;
import org.almoner.money.Currency;
import org.almoner.money.Money;

/**
 * A subscription: a recurring gift. Since 2025-03-31.basil its period is told by its
 * items.
 *
 * @see <a href="https://docs.stripe.com/api/subscriptions/object">
 * docs.stripe.com/api/subscriptions</a>
 */
final class SubscriptionReader implements ObjectReader {

	private static final Set<String> INTERVALS = Set.of("day", "week", "month", "year");

	@Override
	public List<Fact> read(Snapshot subscription, EventContext event) {
		Traits traits = new Traits(subscription).id(Trait.CUSTOMER, "customer")
			.id(Trait.PRODUCT, "items.data.price.product", "items.data.plan.product", "plan.product")
			.moment(Trait.STARTED, "start_date", "start")
			.moment(Trait.PERIOD_END, "items.data.current_period_end", "current_period_end")
			.flag(Trait.CANCEL_AT_PERIOD_END, "cancel_at_period_end")
			.moment(Trait.CANCELED_AT, "canceled_at")
			.moment(Trait.ENDED_AT, "ended_at")
			.flag(Trait.LIVE_MODE, "livemode");
		subscription.text("status")
			.flatMap(SubscriptionReader::status)
			.ifPresent((one) -> traits.put(Trait.STATUS, one.name()));
		price(subscription, traits);
		Metadata.read(subscription, "metadata", traits);
		return List.of(event.fact(RecordKind.SUBSCRIPTION, subscription.id("id").orElseThrow(), Source.SUBSCRIPTION,
				order(event), traits.said()));
	}

	private static Optional<SubscriptionStatus> status(String status) {
		return switch (status) {
			case "incomplete" -> Optional.of(SubscriptionStatus.INCOMPLETE);
			case "trialing" -> Optional.of(SubscriptionStatus.TRIALING);
			case "active" -> Optional.of(SubscriptionStatus.ACTIVE);
			case "past_due" -> Optional.of(SubscriptionStatus.PAST_DUE);
			case "paused" -> Optional.of(SubscriptionStatus.PAUSED);
			case "unpaid" -> Optional.of(SubscriptionStatus.UNPAID);
			case "canceled", "incomplete_expired" -> Optional.of(SubscriptionStatus.CANCELED);
			default -> Optional.empty();
		};
	}

	private void price(Snapshot subscription, Traits traits) {
		traits.number(Trait.INTERVAL_COUNT, "items.data.price.recurring.interval_count",
				"items.data.plan.interval_count", "plan.interval_count");
		subscription.text("items.data.price.recurring.interval", "items.data.plan.interval", "plan.interval")
			.filter(INTERVALS::contains)
			.ifPresent((interval) -> traits.put(Trait.INTERVAL,
					interval.substring(0, 1).toUpperCase(Locale.ROOT) + interval.substring(1)));
		currency(subscription).ifPresent((currency) -> {
			traits.put(Trait.CURRENCY, currency.code());
			amount(subscription).ifPresent(
					(minor) -> traits.put(Trait.AMOUNT, Canonical.number(Money.ofMinor(minor, currency).amount())));
		});
	}

	private Optional<Currency> currency(Snapshot subscription) {
		return subscription.text("currency", "items.data.price.currency", "items.data.plan.currency", "plan.currency")
			.filter((code) -> code.matches("[A-Za-z]{3}"))
			.map(Currency::of);
	}

	/** What is paid each period: the sum of the items, each times its quantity. */
	private Optional<BigInteger> amount(Snapshot subscription) {
		List<Snapshot> items = subscription.objects("items.data");
		return (items.isEmpty() ? List.of(subscription) : items).stream()
			.flatMap((item) -> item.integer("price.unit_amount", "plan.amount")
				.map((unit) -> unit.multiply(item.integer("quantity").orElse(BigInteger.ONE)))
				.stream())
			.reduce(BigInteger::add);
	}

	/** Created before changed before deleted, within one second. */
	private int order(EventContext event) {
		return switch (event.type()) {
			case "customer.subscription.created" -> 0;
			case "customer.subscription.deleted" -> 2;
			default -> 1;
		};
	}

}
