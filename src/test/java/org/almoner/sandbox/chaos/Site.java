package org.almoner.sandbox.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.sandbox.AdminClient;
import org.almoner.sandbox.LastingPort;
import org.almoner.sandbox.Program;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;

/**
 * A bigger site: one web process and two workers, over a Redis that persists, an org and
 * a Stripe. Times are shorter than in earnest, their proportions are the same; but the
 * events of a month happen within minutes, so a sweep must go back a month and not an
 * hour.
 */
final class Site implements AutoCloseable {

	private static final String PASSWORD = "the password of a troubled site";

	private static final int WORKERS = 2;

	/** A write takes 6 s at most, which is 2 for a slot, 2 of repeats and 2 to answer. */
	private static final Map<String, String> SHORT_TIMES = Map.ofEntries(
			Map.entry("ALMONER_SALESFORCE_LIMITS_CONNECTTIMEOUT", "1s"),
			Map.entry("ALMONER_SALESFORCE_LIMITS_READTIMEOUT", "2s"),
			Map.entry("ALMONER_SALESFORCE_LIMITS_PATIENCE", "2s"),
			Map.entry("ALMONER_SALESFORCE_LIMITS_SLOTWAIT", "2s"), Map.entry("ALMONER_STORE_DEADLINE", "8s"),
			Map.entry("ALMONER_POSTING_WRITETIMEOUT", "7s"), Map.entry("ALMONER_REDIS_LEASEDURATION", "10s"),
			Map.entry("ALMONER_POSTING_RETRYFIRST", "1s"), Map.entry("ALMONER_POSTING_RETRYLONGEST", "4s"),
			Map.entry("ALMONER_POSTING_ORGAWAY", "1s"), Map.entry("ALMONER_STRIPE_LOOKUPS_TIMEMAX", "2s"),
			Map.entry("ALMONER_STRIPE_LOOKUPS_PERSECOND", "100"), Map.entry("ALMONER_SWEEP_FIRST", "5s"),
			Map.entry("ALMONER_SWEEP_EVERY", "5s"), Map.entry("ALMONER_SWEEP_STALEAFTER", "8s"),
			Map.entry("ALMONER_SWEEP_WATCH", "2s"), Map.entry("ALMONER_SWEEP_TURN", "5s"),
			Map.entry("ALMONER_SPOOLING_LOCK", "5s"), Map.entry("ALMONER_SWEEP_SOURCE_FIRST", "3s"),
			Map.entry("ALMONER_SWEEP_SOURCE_EVERY", "3s"), Map.entry("ALMONER_SWEEP_SOURCE_SETTLING", "5s"),
			Map.entry("ALMONER_SWEEP_SOURCE_OVERLAP", "31d"), Map.entry("ALMONER_SALESFORCE_BREAKER_PAUSE", "300ms"),
			Map.entry("ALMONER_SALESFORCE_BREAKER_LONGESTPAUSE", "2s"),
			Map.entry("ALMONER_SALESFORCE_BREAKER_LIMITPAUSE", "2s"), Map.entry("ALMONER_SPOOLING_PATIENCE", "2s"),
			Map.entry("ALMONER_SPOOLING_REST", "1s"), Map.entry("ALMONER_SPOOLING_PAUSEMAX", "4s"),
			Map.entry("ALMONER_SPOOLING_PUTBACK", "5s"));

	private final RedisProcess redis = RedisProcess.start(LastingPort.free(), "--appendonly", "yes");

	private final SimulatedOrg org = SimulatedOrg.start(LastingPort.free(), Path.of("sfdx-metadata"));

	private final StripeDouble stripe;

	private final URI app = URI.create("http://127.0.0.1:" + LastingPort.free());

	private final Dyno web;

	private final List<Dyno> workers;

	private final ProcessTroubles processes;

	private final SandboxAccount account;

	private Site(Path directory, CharityMonth month) {
		this.stripe = StripeDouble.start(0, month.accountId(), month.liveMode(), InstantSource.system());
		this.stripe.allow(SandboxAccount.API_KEY);
		this.stripe.show(month);
		Program program = Program.newest();
		this.web = new Dyno("web", directory, program,
				variables(Map.of("ALMONER_ROLES", "web", "PORT", Integer.toString(this.app.getPort()))));
		this.workers = IntStream.rangeClosed(1, WORKERS)
			.mapToObj((number) -> new Dyno("worker " + number, directory, program,
					variables(Map.of("ALMONER_ROLES", "worker"))))
			.toList();
		this.processes = new ProcessTroubles(this.web, this.workers);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> dynos().forEach(Dyno::abandon)));
		dynos().forEach(Dyno::awaitReady);
		this.account = admin().connectWithApiKey("A charity in trouble", this.stripe);
		sweepFrom(Instant.now().minus(Duration.ofDays(29)));
	}

	/** A sweep goes back to the account's beginning, and the month began before. */
	private void sweepFrom(Instant start) {
		this.org.update("Gateway_Account__c", this.account.key(), Map.of("Swept_Until__c", start.toString()));
	}

	/**
	 * Starts a site with an account that is connected.
	 * @param directory where its processes write what they say
	 * @param month what its Stripe knows
	 */
	static Site start(Path directory, CharityMonth month) {
		return new Site(directory, month);
	}

	private Map<String, String> variables(Map<String, String> own) {
		Map<String, String> variables = new HashMap<>(SHORT_TIMES);
		variables.put("REDIS_URL", this.redis.url());
		variables.put("SALESFORCE_URL", this.org.url());
		variables.put("SALESFORCE_CLIENT_ID", this.org.clientId());
		variables.put("SALESFORCE_CLIENT_SECRET", this.org.clientSecret());
		variables.put("ALMONER_SECRET_KEY", "what a troubled site seals its credentials with");
		variables.put("ALMONER_ADMIN_PASSWORD", PASSWORD);
		variables.put("ALMONER_PUBLIC_URL", this.app.toString());
		variables.put("STRIPE_API_BASE", this.stripe.base().toString());
		variables.putAll(own);
		return variables;
	}

	/** All places of processes. */
	List<Dyno> dynos() {
		return Stream.concat(Stream.of(this.web), this.workers.stream()).toList();
	}

	/** Begins a trouble of any kind. */
	Ongoing begin(Trouble trouble) {
		return switch (trouble.place()) {
			case ORG -> new OrgTroubles(this.org).begin(trouble);
			case REDIS -> new RedisTroubles(this.redis).begin(trouble);
			case WEB, WORKERS -> this.processes.begin(trouble);
		};
	}

	SimulatedOrg org() {
		return this.org;
	}

	StripeDouble stripe() {
		return this.stripe;
	}

	AdminClient admin() {
		return new AdminClient(this.app, PASSWORD);
	}

	SandboxAccount account() {
		return this.account;
	}

	private void end() {
		dynos().forEach(Dyno::close);
	}

	@Override
	public void close() {
		try {
			end();
		}
		finally {
			this.stripe.close();
			this.org.close();
			this.redis.close();
		}
	}

}
