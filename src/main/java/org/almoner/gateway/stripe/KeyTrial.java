package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.KeyReport;

/**
 * Tries what a restricted key may do, by the cheapest request of each kind. A key that is
 * not restricted may do all, so that only its account is asked for.
 */
final class KeyTrial {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final int AT_ONCE = 4;

	private static final String MISSED = "Lets Almoner fetch events that did not arrive: Stripe shows them only to a"
			+ " key that may read ";

	/** Reading the account is refused under several names; all are this row. */
	private static final Probe WHOSE = new Probe(new Permission("rak_accounts_kyc_basic_read"),
			"Tells whose account it is, its name and currency", false, (stripe) -> stripe.get("/v1/account"));

	/**
	 * A new endpoint without an address is never made: Stripe looks at the permission
	 * first, and then misses the address.
	 */
	private static final Probe ENDPOINTS = new Probe(new Permission("rak_webhook_write"),
			"Makes, checks and mends the endpoint that events arrive at", true, (stripe) -> {
				stripe.get(StripeEndpoints.PATH + "?limit=1");
				stripe.post(StripeEndpoints.PATH, Map.of(), null);
			});

	private static final List<Probe> PROBES = List.of(ENDPOINTS,
			read("events", "Finds events that did not arrive, and fetches them"),
			read("charges", "Finds the refunds of a charge, and missed events of gifts and refunds"),
			read("balance_transactions", "Finds fees, what arrived after them, and what a payout paid out"),
			read("payouts", "Compares each payout with the gifts in it"),
			read("invoices", "Finds which payment paid an invoice, and so the instalments of a recurring gift"),
			read("disputes", "Finds what a dispute took from the balance"),
			read("payment_intents", MISSED + "payment intents"),
			read("checkout/sessions", MISSED + "checkout sessions"), read("customers", MISSED + "customers"),
			read("payment_methods", MISSED + "payment methods"), read("products", MISSED + "products"),
			read("subscriptions", MISSED + "subscriptions"));

	private final ApiKey key;

	private final StripeRequests stripe;

	KeyTrial(ApiKey key, StripeRequests stripe) {
		this.key = key;
		this.stripe = stripe;
	}

	/**
	 * A request that tells whether a key has a permission.
	 *
	 * @param permission the one that it needs
	 * @param purpose what Almoner does with it, for an admin
	 * @param needed whether there is no endpoint without it
	 * @param request fails where the permission is missing
	 */
	private record Probe(Permission permission, String purpose, boolean needed, Consumer<StripeRequests> request) {

		KeyReport.Wish wish() {
			return new KeyReport.Wish(this.permission.label(), this.purpose, this.needed);
		}

		KeyReport.Permission outcome(boolean granted) {
			return wish().outcome(granted);
		}

		/** Whatever else may be wrong, the permission is looked at first. */
		KeyReport.Permission tryWith(StripeRequests stripe) {
			try {
				this.request.accept(stripe);
				return outcome(true);
			}
			catch (StripeRefusalException ex) {
				if (ex.isAfterPermission()) {
					return outcome(true);
				}
				if (ex.kind() == Kind.PERMISSION_MISSING) {
					return outcome(false);
				}
				throw ex;
			}
		}

	}

	private static Probe read(String resource, String purpose) {
		return new Probe(Permission.toRead(resource), purpose, false,
				(stripe) -> stripe.get("/v1/" + resource + "?limit=1"));
	}

	/** All that is tried, in the order of a report. */
	static List<KeyReport.Wish> wishes() {
		return Stream.concat(PROBES.stream(), Stream.of(WHOSE)).map(Probe::wish).toList();
	}

	/**
	 * What the key is good for.
	 * @throws GatewayException when Stripe does not take it at all, or can't be asked
	 */
	KeyReport report() {
		try {
			Snapshot account = this.stripe.get("/v1/account");
			String name = account.text("settings.dashboard.display_name", "business_profile.name")
				.filter((text) -> !text.isBlank())
				.orElse(null);
			String currency = account.text("default_currency")
				.map((code) -> code.toUpperCase(Locale.ROOT))
				.orElse(null);
			return new KeyReport(account.id("id").orElse(null), name, this.key.live(), currency, permissions(true));
		}
		catch (StripeRefusalException ex) {
			if (ex.kind() != Kind.PERMISSION_MISSING) {
				throw ex;
			}
			// even so Stripe says on which account it refuses
			return new KeyReport(ex.account().orElse(null), null, this.key.live(), null, permissions(false));
		}
	}

	private List<KeyReport.Permission> permissions(boolean account) {
		List<KeyReport.Permission> all = new ArrayList<>(
				this.key.restricted() ? tried() : PROBES.stream().map((probe) -> probe.outcome(true)).toList());
		all.add(WHOSE.outcome(account));
		return all;
	}

	private List<KeyReport.Permission> tried() {
		List<Callable<KeyReport.Permission>> tasks = PROBES
			.stream().<Callable<KeyReport.Permission>>map((probe) -> () -> probe.tryWith(this.stripe)).toList();
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
		try {
			List<KeyReport.Permission> found = new ArrayList<>();
			for (Future<KeyReport.Permission> answer : threads.invokeAll(tasks, LONGEST.toMillis(),
					TimeUnit.MILLISECONDS)) {
				found.add(of(answer));
			}
			return found;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusals.unreachable();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static KeyReport.Permission of(Future<KeyReport.Permission> answer) throws InterruptedException {
		try {
			return answer.get();
		}
		catch (CancellationException ex) {
			throw Refusals.unreachable();
		}
		catch (ExecutionException ex) {
			throw Optional.ofNullable(ex.getCause())
				.filter(GatewayException.class::isInstance)
				.map(GatewayException.class::cast)
				.orElseGet(Refusals::unreadable);
		}
	}

}
