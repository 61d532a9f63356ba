package org.almoner.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.almoner.sandbox.AdminClient;
import org.almoner.sandbox.JarProcess;
import org.almoner.sandbox.LastingPort;
import org.almoner.sandbox.LinuxProcess;
import org.almoner.sandbox.Program;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.awaitility.Awaitility;
import redis.clients.jedis.RedisClient;

/**
 * A site as a host runs it, with the times of earnest: a web process and workers with the
 * flags of the Procfile and the memory of a small dyno, over a Redis that keeps an
 * append-only file and a simulated org.
 */
final class MeasuredSite implements AutoCloseable {

	/** How long a call of the org takes where nothing else is said. */
	static final Duration USUAL_CALL = Duration.ofMillis(150);

	private static final Duration START_MAX = Duration.ofMinutes(2);

	private static final String PASSWORD = "the password of a measured site";

	/** As many as no run uses up: what is left changes how long the worker waits. */
	private static final int CALLS_ENOUGH = 100_000_000;

	/** How often a process looks at the budget. */
	private static final Duration BUDGET_BEAT = Duration.ofSeconds(3);

	private final Path directory;

	private final Plan plan;

	private final RedisProcess redis = RedisProcess.start(LastingPort.free(), "--appendonly", "yes");

	private final SimulatedOrg org = SimulatedOrg.start(LastingPort.free(), Path.of("sfdx-metadata"));

	private final StripeDouble stripe = StripeDouble.start(0, CharityEvents.ACCOUNT, false, InstantSource.system());

	private final URI app = URI.create("http://127.0.0.1:" + LastingPort.free());

	private final List<JarProcess> webs = new ArrayList<>();

	private final List<JarProcess> workers = new ArrayList<>();

	private double webStart;

	private double workerStart;

	private MeasuredSite(Path directory, Plan plan) {
		this.directory = directory;
		this.plan = plan;
		this.org.setDailyLimit(0, CALLS_ENOUGH);
		this.stripe.allow(SandboxAccount.API_KEY);
		Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
	}

	/**
	 * What a site is made of.
	 *
	 * @param workers how many worker processes
	 * @param web further variables of the web process
	 * @param worker further variables of the workers
	 */
	record Plan(int workers, Map<String, String> web, Map<String, String> worker) {

		/** One with nothing set. */
		static Plan ofWorkers(int count) {
			return new Plan(count, Map.of(), Map.of());
		}

		/** One process that does everything, as on a single small dyno. */
		static Plan together() {
			return new Plan(0, Map.of("ALMONER_ROLES", "web,worker"), Map.of());
		}

		private String webName() {
			return this.web.containsKey("ALMONER_ROLES") ? "both roles" : "web";
		}

	}

	/** Starts a site and waits until it is ready. */
	static MeasuredSite start(Path directory, Plan plan) {
		MeasuredSite site = new MeasuredSite(directory, plan);
		try {
			site.startWeb();
			site.startWorkers();
			return site;
		}
		catch (RuntimeException ex) {
			site.close();
			throw ex;
		}
	}

	private void startWeb() {
		long start = System.nanoTime();
		JarProcess web = launch(Map.of("ALMONER_ROLES", "web", "PORT", Integer.toString(this.app.getPort())),
				this.plan.web());
		this.webs.add(web);
		await(() -> isStarted(web) && admin().statusWithoutPassword("GET", "/actuator/health/readiness") == 200);
		this.webStart = Moments.secondsSince(start);
	}

	private void startWorkers() {
		long start = System.nanoTime();
		for (int number = 0; number < this.plan.workers(); number++) {
			this.workers.add(launch(Map.of("ALMONER_ROLES", "worker"), this.plan.worker()));
		}
		await(() -> this.workers.stream().allMatch(MeasuredSite::isStarted));
		this.workerStart = Moments.secondsSince(start);
	}

	private static boolean isStarted(JarProcess process) {
		return process.isRunning() && process.output().contains("Started AlmonerApplication");
	}

	private static void await(BooleanSupplier condition) {
		Awaitility.await()
			.atMost(START_MAX)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(50))
			.until(condition::getAsBoolean);
	}

	private JarProcess launch(Map<String, String> role, Map<String, String> more) {
		Map<String, String> variables = new HashMap<>(role);
		variables.put("REDIS_URL", this.redis.url());
		variables.put("SALESFORCE_URL", this.org.url());
		variables.put("SALESFORCE_CLIENT_ID", this.org.clientId());
		variables.put("SALESFORCE_CLIENT_SECRET", this.org.clientSecret());
		variables.put("ALMONER_SECRET_KEY", "what a measured site seals its credentials with");
		variables.put("ALMONER_ADMIN_PASSWORD", PASSWORD);
		variables.put("ALMONER_PUBLIC_URL", this.app.toString());
		variables.put("STRIPE_API_BASE", this.stripe.base().toString());
		variables.putAll(more);
		return JarProcess.start(this.directory, Program.newest(), variables);
	}

	private AdminClient admin() {
		return new AdminClient(this.app, PASSWORD);
	}

	/** An account that can look things up at Stripe. */
	SandboxAccount connect(CharityMonth month) {
		this.stripe.show(month);
		return admin().connectWithApiKey("A measured charity", this.stripe);
	}

	/** An account of a signing secret alone: Stripe is not asked for anything. */
	SandboxAccount connectManually(int number) {
		return admin().createAccount("Charity " + number, "whsec_measured" + number);
	}

	/** From now on each call of the org takes so long, beside its own work. */
	void answerAfter(Duration time) {
		this.org.faults().clear();
		if (time.isPositive()) {
			this.org.faults().onAny().then(Fault.latency(time));
		}
	}

	/** How many calls the org takes a day, none of which is used yet. */
	void allowCallsADay(int calls) {
		this.org.setDailyLimit(0, calls);
	}

	/**
	 * Takes away what Almoner has saved up of its share of the org's calls, as in the
	 * middle of a busy day.
	 */
	void spendBudget() {
		setBudget(0);
	}

	/**
	 * Gives back all that Almoner may save up of its share of the org's calls, as after a
	 * night.
	 */
	void fillBudget() {
		setBudget(1_000_000_000);
	}

	/** More than fits in is cut by the next who takes. */
	private void setBudget(long calls) {
		try (RedisClient client = RedisClient.create(this.redis.url())) {
			client.hset("almoner:{budget}:bucket", "level", Long.toString(calls));
		}
		// all processes have looked since
		Moments.pause(BUDGET_BEAT.multipliedBy(2));
	}

	/** Nothing is worked until {@link #letWork()}. */
	void holdWorkers() {
		this.workers.forEach(JarProcess::freeze);
	}

	/** Work goes on. */
	void letWork() {
		this.workers.forEach(JarProcess::thaw);
	}

	/** How often Stripe was asked so far. */
	int askedOfStripe() {
		return this.stripe.requests().values().stream().mapToInt(Integer::intValue).sum();
	}

	/** The most memory that a process of each role had resident so far. */
	List<Figure> memory(String load) {
		List<Figure> figures = new ArrayList<>();
		if (LinuxProcess.isKnown()) {
			figures.add(Figure.of("size", load, this.plan.webName() + ", peak resident MB", peak(this.webs)));
			if (!this.workers.isEmpty()) {
				figures.add(Figure.of("size", load, "worker, peak resident MB", peak(this.workers)));
			}
		}
		return figures;
	}

	private static double peak(List<JarProcess> processes) {
		return processes.stream().mapToDouble((process) -> (double) process.facts().peakMegabytes()).max().orElse(0);
	}

	SimulatedOrg org() {
		return this.org;
	}

	/** Seconds from the start of the web process until it takes requests. */
	double webStart() {
		return this.webStart;
	}

	/** Seconds from the start of the workers until they look for work. */
	double workerStart() {
		return this.workerStart;
	}

	private void kill() {
		this.webs.forEach(JarProcess::kill);
		this.workers.forEach(JarProcess::kill);
	}

	@Override
	public void close() {
		try {
			this.webs.forEach(JarProcess::close);
			this.workers.forEach(JarProcess::close);
		}
		finally {
			this.stripe.close();
			this.org.close();
			this.redis.close();
		}
	}

}
