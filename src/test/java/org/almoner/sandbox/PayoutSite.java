package org.almoner.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.sandbox.stripe.StripeDouble;
import org.awaitility.Awaitility;

/**
 * Almoner as one process with the memory of a small dyno, over a Redis, an org and a
 * Stripe; the process can be killed and started again.
 */
final class PayoutSite implements AutoCloseable {

	private static final Duration START_MAX = Duration.ofMinutes(2);

	private static final String PASSWORD = "the password of a site with payouts";

	private final Path directory;

	private final RedisProcess redis = RedisProcess.start(LastingPort.free(), "--appendonly", "yes");

	private final SimulatedOrg org = SimulatedOrg.start(LastingPort.free(), Path.of("sfdx-metadata"));

	private final StripeDouble stripe = StripeDouble.start(0, "acct_1Sandbox", false, InstantSource.system());

	private final int port = LastingPort.free();

	private final Map<String, String> variables;

	private final SandboxAccount account;

	private JarProcess process;

	private int starts;

	private PayoutSite(Path directory, Map<String, String> more) {
		this.directory = directory;
		this.variables = variables(more);
		this.stripe.allow(SandboxAccount.API_KEY);
		this.process = launch();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.kill()));
		awaitReady();
		this.account = admin().connectWithApiKey("A charity with payouts", this.stripe);
	}

	/**
	 * Starts a site with an account that is connected.
	 * @param directory where its process writes what it says
	 * @param more variables
	 */
	static PayoutSite start(Path directory, Map<String, String> more) {
		return new PayoutSite(directory, more);
	}

	private Map<String, String> variables(Map<String, String> more) {
		Map<String, String> all = new HashMap<>();
		all.put("PORT", Integer.toString(this.port));
		all.put("REDIS_URL", this.redis.url());
		all.put("SALESFORCE_URL", this.org.url());
		all.put("SALESFORCE_CLIENT_ID", this.org.clientId());
		all.put("SALESFORCE_CLIENT_SECRET", this.org.clientSecret());
		all.put("ALMONER_SECRET_KEY", "what a site with payouts seals its credentials with");
		all.put("ALMONER_ADMIN_PASSWORD", PASSWORD);
		all.put("ALMONER_PUBLIC_URL", "http://127.0.0.1:" + this.port);
		all.put("STRIPE_API_BASE", this.stripe.base().toString());
		all.putAll(more);
		return all;
	}

	private JarProcess launch() {
		this.starts++;
		List<String> arguments = new ArrayList<>(List.of("-Xlog:gc:file=" + gcLog(this.starts)));
		arguments.addAll(Program.newest().arguments());
		return JarProcess.start(this.directory, new Program(arguments), this.variables);
	}

	private Path gcLog(int number) {
		return this.directory.resolve("gc" + number + ".log");
	}

	/** What the heap of the process was filled with. */
	HeapUse heap() {
		return HeapUse.read(gcLog(this.starts));
	}

	private void awaitReady() {
		JarProcess started = this.process;
		Awaitility.await()
			.atMost(START_MAX)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> started.isRunning() && started.output().contains("Started AlmonerApplication")
					&& admin().statusWithoutPassword("GET", "/actuator/health/readiness") == 200);
	}

	/** Ends the process at once. */
	void kill() {
		this.process.close();
	}

	/** Starts another process in its place. */
	void restart() {
		this.process = launch();
		awaitReady();
	}

	/** The most memory that the process had resident, in megabytes. */
	long peakMegabytes() {
		return LinuxProcess.isKnown() ? this.process.facts().peakMegabytes() : 0;
	}

	SimulatedOrg org() {
		return this.org;
	}

	StripeDouble stripe() {
		return this.stripe;
	}

	SandboxAccount account() {
		return this.account;
	}

	private AdminClient admin() {
		return new AdminClient(URI.create("http://127.0.0.1:" + this.port), PASSWORD);
	}

	PayoutDesk desk() {
		return new PayoutDesk(this.org, admin(), this.account);
	}

	@Override
	public void close() {
		try {
			kill();
		}
		finally {
			this.stripe.close();
			this.org.close();
			this.redis.close();
		}
	}

}
