package org.almoner.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.almoner.AlmonerApplication;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.sandbox.stripe.StripeDouble;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Almoner with all that it talks to, on one machine: a real Redis, a simulated org and a
 * Stripe double. Closing it stops them all.
 */
public final class Sandbox implements AutoCloseable {

	private static final Path METADATA = Path.of("sfdx-metadata");

	private final RedisProcess redis;

	private final SimulatedOrg org;

	private final StripeDouble stripe;

	private final String adminPassword;

	private final ConfigurableApplicationContext almoner;

	private Sandbox(Ports ports, String adminPassword, String... settings) {
		this.adminPassword = adminPassword;
		this.redis = RedisProcess.start(0);
		this.org = SimulatedOrg.start(ports.org(), METADATA);
		this.stripe = StripeDouble.start(ports.stripe(), "acct_1Sandbox", false, InstantSource.system());
		this.stripe.allow(SandboxAccount.API_KEY);
		this.almoner = AlmonerApplication.start(AlmonerApplication.class, settings(ports, settings));
	}

	/**
	 * The ports of a sandbox; 0 stands for any that is free.
	 *
	 * @param app Almoner's own
	 * @param org the simulated org's
	 * @param stripe the Stripe double's
	 */
	public record Ports(int app, int org, int stripe) {

		/** Whatever is free: several sandboxes can stand side by side. */
		public static final Ports ANY = new Ports(0, 0, 0);

	}

	/** Starts all of it, with further settings of Almoner's such as {@code --a.b=c}. */
	public static Sandbox start(Ports ports, String adminPassword, String... settings) {
		return new Sandbox(ports, adminPassword, settings);
	}

	private String[] settings(Ports ports, String... further) {
		List<String> settings = new ArrayList<>(List.of("--server.port=" + ports.app(),
				"--almoner.redis.url=" + this.redis.url(), "--almoner.salesforce.url=" + this.org.url(),
				"--almoner.salesforce.client-id=" + this.org.clientId(),
				"--almoner.salesforce.client-secret=" + this.org.clientSecret(),
				"--almoner.secret-key=a secret of the sandbox, which holds no real ones",
				"--almoner.admin-password=" + this.adminPassword, "--almoner.stripe.api-base=" + this.stripe.base()));
		settings.addAll(List.of(further));
		return settings.toArray(String[]::new);
	}

	/**
	 * Connects a Gateway Account with an endpoint on the Stripe double, as an admin
	 * would.
	 */
	public SandboxAccount connect(String name) {
		return new AccountSetup(admin(), this.stripe.base()).connect(name);
	}

	/**
	 * Starts one more Almoner beside the first, over the same Redis, org and Stripe; the
	 * caller closes it.
	 */
	ConfigurableApplicationContext startAnother(String... settings) {
		return AlmonerApplication.start(AlmonerApplication.class, settings(Ports.ANY, settings));
	}

	/** What the admin signs in with. */
	String adminPassword() {
		return this.adminPassword;
	}

	/** The admin API. */
	AdminClient admin() {
		return new AdminClient(app(), this.adminPassword);
	}

	/**
	 * Connects a Gateway Account by an API key alone: Almoner makes the endpoint on the
	 * Stripe double, and can ask what events lack.
	 */
	public SandboxAccount connectWithApiKey(String name) {
		return admin().connectWithApiKey(name, this.stripe);
	}

	/** Almoner's address. */
	public URI app() {
		return addressOf(this.almoner);
	}

	/** The address of any Almoner in this process. */
	static URI addressOf(ConfigurableApplicationContext almoner) {
		if (almoner instanceof WebServerApplicationContext web && web.getWebServer() != null) {
			return URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
		}
		throw new IllegalStateException("Almoner has no web server here");
	}

	/** Almoner's own parts, for tests that look at pages without a wire. */
	public ConfigurableApplicationContext almoner() {
		return this.almoner;
	}

	/** The simulated org. */
	public SimulatedOrg org() {
		return this.org;
	}

	/** The Stripe double. */
	public StripeDouble stripe() {
		return this.stripe;
	}

	/** The Redis. */
	public RedisProcess redis() {
		return this.redis;
	}

	@Override
	public void close() {
		this.almoner.close();
		this.stripe.close();
		this.org.close();
		this.redis.close();
	}

}
