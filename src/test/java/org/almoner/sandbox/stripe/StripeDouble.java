package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * Stripe's API on loopback, as far as a connector reads it: what it answers comes from a
 * month's books, so look-ups, lists and payouts agree with the events. Webhook endpoints
 * can be made and changed; all else is read only.
 */
public final class StripeDouble implements AutoCloseable {

	private final Library library = new Library();

	private final Faults faults = new Faults();

	private final Map<String, Integer> requests = new ConcurrentHashMap<>();

	private final ApiKeys keys;

	private final WebhookEndpoints endpoints;

	private final InstantSource clock;

	private final boolean liveMode;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private StripeDouble(int port, String account, boolean liveMode, InstantSource clock) {
		this.keys = new ApiKeys(account);
		this.clock = clock;
		this.liveMode = liveMode;
		this.endpoints = new WebhookEndpoints(clock);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Port " + port + " is taken", ex);
		}
		Routes routes = new Routes(new Reads(this.library), this.endpoints, account, liveMode);
		this.server.createContext("/", new ApiHandler(routes, this.keys, this.faults, this.requests));
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	/**
	 * Starts a double without any books yet.
	 * @param port 0 for any that is free
	 * @param account the account that the keys belong to, {@code acct_…}
	 * @param clock for the time of new webhook endpoints
	 */
	public static StripeDouble start(int port, String account, boolean liveMode, InstantSource clock) {
		return new StripeDouble(port, account, liveMode, clock);
	}

	/** Starts a double on a free port that knows a whole month and all of its events. */
	public static StripeDouble of(CharityMonth month) {
		StripeDouble stripe = start(0, month.accountId(), month.liveMode(), InstantSource.system());
		stripe.show(month);
		stripe.publish(month.events());
		return stripe;
	}

	/**
	 * Lets the objects of a month be read, at most the three last; its events not yet.
	 */
	public void show(CharityMonth month) {
		this.library.add(month);
	}

	/** Lets further objects be read, oldest first; one of the same id is replaced. */
	public void show(List<Doc> objects) {
		this.library.add(objects);
	}

	/** Lets a payout be read that is too long to be kept, and all that it is made of. */
	public void show(LongPayout payout) {
		this.library.add(payout);
	}

	/**
	 * Lets the objects of this month be read and no others, such as a month as it stood
	 * at a moment.
	 */
	public void turnTo(CharityMonth month) {
		this.library.replace(month);
	}

	/** Lets events be read in the list of events. */
	public void publish(List<StripeEvent> events) {
		this.library.happened(events);
	}

	/** Says whether an event counts as not delivered, for {@code delivery_success}. */
	public void markUndelivered(String event, boolean undelivered) {
		this.library.undelivered(event, undelivered);
	}

	/** Lets a key do everything. */
	public void allow(String key) {
		allow(key, Set.of("*"));
	}

	/**
	 * Lets a restricted key do some things, by Stripe's names: {@code rak_charge_read}.
	 */
	public void allow(String key, Set<String> permissions) {
		this.keys.allow(key, permissions);
	}

	/** A key is good no more. */
	public void revoke(String key) {
		this.keys.revoke(key);
	}

	/** The signing secret of an endpoint, as its owner sees it in Stripe's dashboard. */
	public String secretOf(String endpoint) {
		List<String> secrets = this.endpoints.secretsOf(endpoint);
		if (secrets.isEmpty()) {
			throw new IllegalArgumentException("There is no endpoint " + endpoint);
		}
		return secrets.getFirst();
	}

	/**
	 * Rolls the signing secret of an endpoint, as its owner does in Stripe's dashboard:
	 * deliveries are signed with the old one too, until that expires.
	 * @return the new one
	 */
	public String rollSecret(String endpoint) {
		return this.endpoints.roll(endpoint);
	}

	/** Ends the time in which a rolled secret still signs. */
	public void expireOldSecret(String endpoint) {
		this.endpoints.expireOldSecret(endpoint);
	}

	/** Where events are to go: the endpoints of this mode that are enabled. */
	public List<Destination> destinations() {
		return this.endpoints.destinations(this.liveMode);
	}

	/**
	 * Lets events happen: they can be read from now on, and are delivered to each enabled
	 * endpoint that asks for their type, signed with its own secret.
	 * @return what became of the deliveries, by the ids of the endpoints
	 */
	public Map<String, PostReport> happen(List<StripeEvent> events, StripePoster.Manner manner) {
		publish(events);
		Map<String, PostReport> reports = new LinkedHashMap<>();
		for (Destination destination : destinations()) {
			List<StripeEvent> wanted = events.stream().filter((event) -> destination.wants(event.type())).toList();
			PostReport report = new StripePoster(destination.url(), destination.secrets(), manner, this.clock)
				.post(wanted);
			reports.put(destination.id(), report);
			report.undelivered().forEach((event) -> markUndelivered(event, true));
		}
		return reports;
	}

	/** What is wrong with the lines of payouts, on demand. */
	public Tampering tampering() {
		return this.library.tampering();
	}

	/** Troubles on demand. */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * How often each method and path was asked for, with ids left out:
	 * {@code GET /v1/charges}.
	 */
	public Map<String, Integer> requests() {
		return new TreeMap<>(this.requests);
	}

	/** What a client takes for Stripe's address. */
	public URI base() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
