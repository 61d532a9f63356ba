package org.almoner;

import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables Almoner knows: the only contract with a host.
 * {@code README.md}, {@code app.json} and {@code .env.example} say the same in the same
 * order; a test holds them to it.
 */
enum Variable {

	PORT("server.port", Need.OPTIONAL, Giver.HOST, Shape.PORT, "8080", "Port of the web process."),

	REDIS_URL("almoner.redis.url", Need.REQUIRED, Giver.HOST, Shape.REDIS_ADDRESS, null,
			"Redis or Valkey, 6.2 or later: redis:// or, with TLS, rediss://."),

	REDIS_TLS_VERIFY("almoner.redis.tls-verify", Need.OPTIONAL, Giver.ADMIN, Shape.TLS_CHECK, "full",
			"What is checked of Redis' certificate: full, ca (not the host name) or none (Heroku's is self-signed)."),

	SALESFORCE_URL("almoner.salesforce.url", Need.REQUIRED, Giver.ADMIN, Shape.ORG_ADDRESS, null,
			"The org's My Domain address, such as https://example.my.salesforce.com."),

	SALESFORCE_CLIENT_ID("almoner.salesforce.client-id", Need.REQUIRED, Giver.ADMIN, Shape.TEXT, null,
			"Consumer key of the External Client App."),

	SALESFORCE_CLIENT_SECRET("almoner.salesforce.client-secret", Need.ALTERNATIVE, Giver.ADMIN, Shape.SECRET, null,
			"Consumer secret of the External Client App, for the client credentials flow; else the two below."),

	SALESFORCE_USERNAME("almoner.salesforce.username", Need.OPTIONAL, Giver.ADMIN, Shape.TEXT, null,
			"The user to act as, for the JWT bearer flow; not together with a consumer secret."),

	SALESFORCE_PRIVATE_KEY("almoner.salesforce.private-key", Need.OPTIONAL, Giver.ADMIN, Shape.PEM, null,
			"The private key (PKCS#8 PEM) whose certificate the app holds, for the JWT bearer flow."),

	ALMONER_SECRET_KEY("almoner.secret-key", Need.REQUIRED, Giver.ADMIN, Shape.LONG_SECRET, null,
			"Seals the gateways' credentials: any 32 or more characters, to be kept as long as they are."),

	ALMONER_SECRET_KEY_PREVIOUS("almoner.secret-key-previous", Need.OPTIONAL, Giver.ADMIN, Shape.LONG_SECRET, null,
			"The key before this one, while keys are being changed."),

	ALMONER_ADMIN_PASSWORD("almoner.admin-password", Need.HTTP, Giver.ADMIN, Shape.SECRET, null,
			"Password of the user admin of the API."),

	ALMONER_PUBLIC_URL("almoner.public-url", Need.OPTIONAL, Giver.ADMIN, Shape.WEB_ADDRESS, null,
			"Base of the endpoint addresses, such as https://gifts.example.org; else the domain that Heroku names."),

	ALMONER_ROLES(Role.PROPERTY, Need.OPTIONAL, Giver.ADMIN, Shape.ROLES, "web,worker",
			"What a process does: web, worker or both; on Heroku the web process is web alone unless this is set."),

	ALMONER_WORKER_PORT("almoner.worker-port", Need.OPTIONAL, Giver.ADMIN, Shape.PORT, null,
			"Port for health and metrics of a process that is a worker alone; without it that process binds none."),

	ALMONER_SPOOL("almoner.spool", Need.OPTIONAL, Giver.ADMIN, Shape.SPOOLING, "durable",
			"Whether events wait in Redis while Salesforce is away: durable (where it keeps an AOF), always (first) or never."),

	STRIPE_API_BASE("almoner.stripe.api-base", Need.OPTIONAL, Giver.TESTS, Shape.WEB_ADDRESS, null,
			"Another address for Stripe's API; for tests only.");

	private final String property;

	private final Need need;

	private final Giver giver;

	private final Shape shape;

	private final @Nullable String fallback;

	private final String description;

	Variable(String property, Need need, Giver giver, Shape shape, @Nullable String fallback, String description) {
		this.property = property;
		this.need = need;
		this.giver = giver;
		this.shape = shape;
		this.fallback = fallback;
		this.description = description;
	}

	/** The property under which the rooms find the value. */
	String property() {
		return this.property;
	}

	Need need() {
		return this.need;
	}

	Giver giver() {
		return this.giver;
	}

	Shape shape() {
		return this.shape;
	}

	/** What holds where the variable is not set; null where nothing does. */
	@Nullable String fallback() {
		return this.fallback;
	}

	/** One sentence for the person who sets it. */
	String description() {
		return this.description;
	}

	/**
	 * Whether a process can't start without it.
	 * @param http whether the process answers HTTP
	 */
	boolean isNeeded(boolean http) {
		return this.need == Need.REQUIRED || (this.need == Need.HTTP && http);
	}

	/** When there is no start without it. */
	enum Need {

		/** Always. */
		REQUIRED("yes"),
		/** Where the process answers HTTP. */
		HTTP("where HTTP is answered"),
		/** Unless other variables stand in for it. */
		ALTERNATIVE("or JWT bearer"),
		/** Never. */
		OPTIONAL("no");

		private final String words;

		Need(String words) {
			this.words = words;
		}

		/** For a table's cell. */
		String words() {
			return this.words;
		}

	}

	/** Who sets it. */
	enum Giver {

		/** The admin, in the host's settings. */
		ADMIN,
		/** The host or its add-on by itself. */
		HOST,
		/** Tests. */
		TESTS

	}

}
