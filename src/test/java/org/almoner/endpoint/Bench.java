package org.almoner.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.almoner.account.AccountKey;
import org.almoner.account.AccountsOf;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.endpoint.RuledEndpoints.Works;
import org.almoner.event.EventTallies;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.GatewaysOf;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.log.GatewayLog;
import org.almoner.log.LogOf;
import org.almoner.queue.Locks;
import org.almoner.queue.SharedCopies;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.FakeGateway;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.jspecify.annotations.Nullable;

/** The room as it is put together, between an org, a gateway and locks of the tests. */
final class Bench {

	static final URI BASE = URI.create("https://gifts.example.org");

	static final Secret KEY = Secret.of("rk_test_acct1");

	static final String MERCHANT = "test_acct1";

	final HandClock clock = new HandClock(WebTestApplication.NOW);

	final InMemorySalesforce salesforce;

	final FakeEndpoints stripe;

	final Map<AccountKey, EventTallies.Tally> tallies = new HashMap<>();

	final List<EndpointHealthChanged> changes = new CopyOnWriteArrayList<>();

	final GatewayAccounts accounts;

	final Endpoints endpoints;

	final EndpointPass pass;

	Bench() {
		this(new FakeEndpoints(), null, new InMemoryLocks(), new InMemorySharedCopies());
	}

	/** Another process, or one with locks of its own. */
	Bench(FakeEndpoints stripe, @Nullable InMemorySalesforce salesforce, Locks locks, SharedCopies copies) {
		this(stripe, salesforce, locks, copies, AccountsOf.SECRET_KEY);
	}

	/** A process that has a secret key, and knows earlier ones. */
	Bench(FakeEndpoints stripe, @Nullable InMemorySalesforce salesforce, Locks locks, SharedCopies copies,
			String secretKey, String... earlier) {
		this.stripe = stripe;
		this.salesforce = (salesforce == null) ? new InMemorySalesforce(this.clock) : salesforce;
		this.accounts = AccountsOf.process(this.salesforce, copies, this.clock, secretKey, earlier);
		Gateways gateways = GatewaysOf.gateways(new FakeGateway(stripe));
		GatewayLog log = LogOf.org(this.salesforce, this.clock);
		Holding holding = new Holding(locks, Duration.ofSeconds(10));
		Works works = works(gateways, log, holding, this.clock);
		this.endpoints = new RuledEndpoints(this.accounts, gateways, holding, works);
		this.pass = new EndpointPass(this.accounts, holding, works, log, locks, this.clock);
	}

	private Works works(Gateways gateways, GatewayLog log, Holding holding, InstantSource time) {
		Making making = new Making(this.accounts, time);
		Connecting connecting = new Connecting(this.accounts, gateways, making);
		Pasting pasting = new Pasting(this.accounts, gateways, connecting, holding, time);
		Checking checking = new Checking(this.accounts, gateways, log, this.changes::add, time);
		return new Works(connecting, pasting, checking, new Repairing(this.accounts, gateways, checking, making, time),
				new Rotating(this.accounts, gateways, making, pasting, time),
				new Disabling(this.accounts, gateways, log, () -> this.tallies, time));
	}

	GatewayAccount draft() {
		return draft("Shop");
	}

	GatewayAccount draft(String name) {
		return this.accounts.create(Samples.newAccount(name, null, Credentials.none()));
	}

	GatewayAccount connected() {
		return this.endpoints.connect(draft().key(), BASE, KEY, null);
	}

	GatewayAccount byHand(String secret, @Nullable Secret apiKey) {
		return this.endpoints.connect(draft().key(), BASE, apiKey, Secret.of(secret));
	}

	GatewayAccount now(GatewayAccount account) {
		return this.accounts.find(account.key()).orElseThrow();
	}

	List<RemoteEndpoint> remote() {
		return this.stripe.of(MERCHANT);
	}

	List<Map<String, String>> log() {
		return this.salesforce.all("Gateway_Log__c");
	}

	/** An endpoint as somebody makes it at the gateway's dashboard. */
	RemoteEndpoint dashboard(String id, String url) {
		RemoteEndpoint endpoint = new RemoteEndpoint(id, url, true, FakeEndpoints.TERMS.events(),
				FakeEndpoints.TERMS.apiVersion(), null, false, false, WebTestApplication.NOW);
		this.stripe.put(MERCHANT, endpoint);
		return endpoint;
	}

	/** Changes the endpoint of an account at the gateway. */
	void change(GatewayAccount account, boolean enabled, Set<String> events, @Nullable String version) {
		RemoteEndpoint old = remote().stream()
			.filter((one) -> one.id().equals(account.endpoint().id()))
			.findFirst()
			.orElseThrow();
		this.stripe.put(MERCHANT, new RemoteEndpoint(old.id(), old.url(), enabled, events, version, old.account(),
				old.ofConnectedAccounts(), old.live(), old.createdAt()));
	}

}
