package org.almoner.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.account.Secret;
import org.almoner.gateway.EndpointOrder;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.KeyReport;
import org.almoner.gateway.MadeEndpoint;
import org.almoner.gateway.RemoteEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's endpoints as strict as Stripe: merchants of their own by key, 16 endpoints
 * each, a secret that is told once, and answers repeated by idempotency key even when the
 * endpoint is gone since. Keys read {@code rk_test_<merchant>} or
 * {@code rk_live_<merchant>}; {@code -blind} at the end can't tell whose it is,
 * {@code -poor} lacks a permission.
 */
public final class FakeEndpoints implements GatewayEndpoints {

	/** What endpoints must be like. */
	public static final EndpointTerms TERMS = new EndpointTerms(Set.of("charge.succeeded", "charge.refunded"),
			"2026-07-29.dahlia");

	private static final KeyReport.Wish WRITE = new KeyReport.Wish("Webhook Endpoints: Write", "makes the endpoint",
			true);

	private static final KeyReport.Wish READ = new KeyReport.Wish("Charges: Read", "reads fees", false);

	/** What a key is asked for. */
	public static final List<KeyReport.Wish> PERMISSIONS = List.of(WRITE, READ);

	private static final int MOST = 16;

	private final Map<String, RemoteEndpoint> endpoints = new LinkedHashMap<>();

	private final Map<String, String> merchants = new ConcurrentHashMap<>();

	private final Map<String, MadeEndpoint> answers = new ConcurrentHashMap<>();

	private final List<String> calls = new ArrayList<>();

	private int count;

	private volatile @Nullable GatewayException failure;

	private volatile @Nullable String failing;

	private volatile Runnable latency = () -> {
	};

	/** Lets every call fail; null heals. */
	public void fail(@Nullable Kind kind) {
		this.failing = null;
		this.failure = (kind == null) ? null : new GatewayException(kind, "The gateway says " + kind + ".", null);
	}

	/** Lets calls of one name fail. */
	public void fail(String call, Kind kind) {
		fail(kind);
		this.failing = call;
	}

	/** What every call waits for. */
	public void latency(Runnable wait) {
		this.latency = wait;
	}

	/** Forgets all. */
	public synchronized void clear() {
		this.endpoints.clear();
		this.merchants.clear();
		this.answers.clear();
		this.calls.clear();
		fail(null);
	}

	/** The calls so far. */
	public synchronized List<String> calls() {
		return List.copyOf(this.calls);
	}

	/** All endpoints of a merchant, such as {@code test_acct1}. */
	public synchronized List<RemoteEndpoint> of(String merchant) {
		return this.endpoints.values().stream().filter((one) -> merchant.equals(this.merchants.get(one.id()))).toList();
	}

	/** Puts an endpoint there as somebody at the gateway's dashboard would. */
	public synchronized void put(String merchant, RemoteEndpoint endpoint) {
		this.endpoints.put(endpoint.id(), endpoint);
		this.merchants.put(endpoint.id(), merchant);
	}

	/** Removes an endpoint as somebody at the gateway's dashboard would. */
	public synchronized void remove(String id) {
		this.endpoints.remove(id);
	}

	@Override
	public EndpointTerms terms() {
		return TERMS;
	}

	@Override
	public List<KeyReport.Wish> permissions() {
		return PERMISSIONS;
	}

	@Override
	public KeyReport tryKey(Secret apiKey) {
		call("tryKey");
		String merchant = merchant(apiKey);
		boolean poor = apiKey.reveal().endsWith("-poor");
		return new KeyReport(apiKey.reveal().endsWith("-blind") ? null : merchant.substring("test_".length()), "Shop",
				merchant.startsWith("live_"), "GBP", List.of(WRITE.outcome(!poor), READ.outcome(true)));
	}

	@Override
	public List<RemoteEndpoint> list(Secret apiKey) {
		call("list");
		return of(merchant(apiKey));
	}

	@Override
	public MadeEndpoint make(Secret apiKey, EndpointOrder order, String idempotencyKey) {
		call("make");
		return made(merchant(apiKey), order, idempotencyKey);
	}

	private synchronized MadeEndpoint made(String merchant, EndpointOrder order, String idempotencyKey) {
		MadeEndpoint known = this.answers.get(merchant + idempotencyKey);
		if (known != null) {
			return known;
		}
		if (of(merchant).size() >= MOST) {
			throw new GatewayException(Kind.TOO_MANY_ENDPOINTS, "There are 16 endpoints already.", null);
		}
		String id = "we_" + ++this.count;
		RemoteEndpoint endpoint = new RemoteEndpoint(id, order.url().toString(), true, TERMS.events(),
				TERMS.apiVersion(), order.account().value(), false, merchant.startsWith("live_"),
				Instant.EPOCH.plusSeconds(this.count));
		put(merchant, endpoint);
		MadeEndpoint made = new MadeEndpoint(endpoint, Secret.of("whsec_of_" + id));
		this.answers.put(merchant + idempotencyKey, made);
		return made;
	}

	@Override
	public RemoteEndpoint mend(Secret apiKey, String endpointId, EndpointOrder order) {
		call("mend");
		RemoteEndpoint old = own(apiKey, endpointId);
		RemoteEndpoint mended = new RemoteEndpoint(endpointId, order.url().toString(), true, TERMS.events(),
				old.apiVersion(), order.account().value(), old.ofConnectedAccounts(), old.live(), old.createdAt());
		put(merchant(apiKey), mended);
		return mended;
	}

	@Override
	public void switchOff(Secret apiKey, String endpointId) {
		call("switchOff");
		if (of(merchant(apiKey)).stream().noneMatch((one) -> one.id().equals(endpointId))) {
			return;
		}
		RemoteEndpoint old = own(apiKey, endpointId);
		put(merchant(apiKey), new RemoteEndpoint(old.id(), old.url(), false, old.events(), old.apiVersion(),
				old.account(), old.ofConnectedAccounts(), old.live(), old.createdAt()));
	}

	@Override
	public void delete(Secret apiKey, String endpointId) {
		call("delete");
		if (of(merchant(apiKey)).stream().anyMatch((one) -> one.id().equals(endpointId))) {
			remove(endpointId);
		}
	}

	private RemoteEndpoint own(Secret apiKey, String id) {
		return of(merchant(apiKey)).stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new GatewayException(Kind.REFUSED, "No such endpoint: " + id, null));
	}

	private void call(String name) {
		synchronized (this) {
			this.calls.add(name);
		}
		this.latency.run();
		GatewayException now = this.failure;
		String only = this.failing;
		if (now != null && (only == null || only.equals(name))) {
			throw now;
		}
	}

	private static String merchant(Secret apiKey) {
		String key = apiKey.reveal();
		if (!key.startsWith("rk_test_") && !key.startsWith("rk_live_")) {
			throw new GatewayException(Kind.KEY_REFUSED, "The gateway does not know this key.", null);
		}
		return key.substring("rk_".length()).replaceAll("-(blind|poor)$", "");
	}

}
