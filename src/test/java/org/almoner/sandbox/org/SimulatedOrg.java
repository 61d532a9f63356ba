package org.almoner.sandbox.org;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.almoner.sandbox.org.RowInput.Said;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce org in memory, on loopback: OAuth tokens, SOAP Partner 65, and pages that
 * show its records. As strict as the real org, and it fails in the ways the real one does
 * when told to. Safe for many threads. Everything is gone when it is closed.
 */
public final class SimulatedOrg implements AutoCloseable {

	private static final int THREADS = 128;

	private static final String ORG_ID = Ids.of("00D", 1);

	private static final String USERNAME = "integration@almoner.example";

	private final Store store;

	private final RowLocks locks = new RowLocks();

	private final Tokens tokens = new Tokens();

	private final CallCounter counter = new CallCounter();

	private final Faults faults = new Faults();

	private final String clientId = "3MVG9" + Tokens.random(24);

	private final String clientSecret = Tokens.random(32);

	private final OrgServer server;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(1024), Thread.ofPlatform().daemon().name("simulated-org-", 0).factory());

	private final Operations operations;

	private final Oauth oauth;

	private final Writer admin;

	private final InstantSource clock;

	private SimulatedOrg(int port, Path metadata, InstantSource clock) throws IOException {
		// without this each answer waits for the client's delayed acknowledgement
		System.setProperty("sun.net.httpserver.nodelay", "true");
		this.store = new Store(OrgSchema.load(metadata));
		this.clock = clock;
		String user = addUser(clock, USERNAME, "Integration");
		this.admin = new Writer(this.store, this.locks, clock, addUser(clock, "admin@almoner.example", "Admin"));
		this.server = new OrgServer(port, this.executor);
		this.oauth = new Oauth(this.clientId, this.clientSecret, USERNAME, url(), clock);
		Map<String, String> identity = Map.of("userId", user, "userName", USERNAME, "organizationId", ORG_ID, "url",
				url());
		this.operations = new Operations(this.store, new Writer(this.store, this.locks, clock, user), clock, identity);
		this.executor.allowCoreThreadTimeOut(true);
		this.server.serve("/", new PagesHandler(this.store));
		this.server.serve("/services/oauth2/token",
				new TokenHandler(this.oauth, this.tokens, this.counter, this.faults, identity));
		this.server.serve("/services/Soap/", new SoapHandler(this.operations, this.tokens, this.counter, this.faults));
		this.server.open();
	}

	/**
	 * Starts an org.
	 * @param port the port on loopback, 0 for any that is free
	 * @param metadata the directory whose objects it has beside the standard ones
	 * @throws UncheckedIOException if the port is taken
	 */
	public static SimulatedOrg start(int port, Path metadata) {
		return start(port, metadata, InstantSource.system());
	}

	/** Starts an org with a clock of its own. */
	public static SimulatedOrg start(int port, Path metadata, InstantSource clock) {
		try {
			return new SimulatedOrg(port, metadata, clock);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String addUser(InstantSource clock, String username, String lastName) {
		Map<String, Object> row = new LinkedHashMap<>(Map.of("Username", username, "LastName", lastName, "Name",
				lastName, "Email", username, "IsActive", true));
		String self = Ids.of("005", this.store.table("User").size() + 1L);
		return this.store.writing(() -> new Saver(this.store, clock, self).insert(this.store.table("User"), row));
	}

	/**
	 * The org's address, as My Domain: of the token endpoint, the pages, and every
	 * instance.
	 */
	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	/** The client id of the app that may connect. */
	public String clientId() {
		return this.clientId;
	}

	/** The client secret of that app. */
	public String clientSecret() {
		return this.clientSecret;
	}

	/** The user on whose behalf the app works. */
	public String username() {
		return USERNAME;
	}

	/** From now on assertions signed with the private key of this one get a session. */
	public void acceptAssertionsOf(RSAPublicKey key) {
		this.oauth.accept(key);
	}

	/** The faults it has. */
	public Faults faults() {
		return this.faults;
	}

	/** What it was asked. */
	public Calls calls() {
		return this.counter.calls();
	}

	/** Starts counting anew; the use of the day's calls stays. */
	public void resetCalls() {
		this.counter.reset();
	}

	/** Sets how many of the day's calls are used, and how many there are. */
	public void setDailyLimit(int used, int limit) {
		this.counter.setDailyLimit(used, limit);
	}

	/**
	 * Sets how long a writer waits for a row that another one has; 10 seconds at first.
	 */
	public void setLockPatience(Duration patience) {
		this.locks.setPatience(patience);
	}

	/** From now on connections are refused, and those that there are break. */
	public void leave() {
		this.server.close();
	}

	/** Is there again after {@link #leave()}, at the same address. */
	public void comeBack() {
		try {
			this.server.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends all sessions. */
	public void expireSessions() {
		this.tokens.expire();
	}

	/** Ends all answers that go on on a next page. */
	public void expireQueryLocators() {
		this.operations.cursors().expire();
	}

	/**
	 * The records of an object, oldest first: field by API name; a field without a value
	 * is absent.
	 */
	public List<Map<String, Object>> records(String type) {
		return this.store.reading(() -> List.copyOf(this.store.table(type).rows()));
	}

	/** How many records of an object there are. */
	public int count(String type) {
		return this.store.reading(() -> this.store.table(type).size());
	}

	/** The record of an id or of a {@code Gateway_Key__c}. */
	public Optional<Map<String, Object>> record(String type, String key) {
		return this.store.reading(() -> {
			Table table = this.store.table(type);
			Collection<String> found = table.object()
				.find("Gateway_Key__c")
				.map((field) -> table.find(field, key))
				.orElse(List.of());
			String id = found.isEmpty() ? Ids.canonical(key) : found.iterator().next();
			return Optional.ofNullable(table.get(id));
		});
	}

	/**
	 * Makes a record as an admin would, by the same rules.
	 * @return its id
	 * @throws IllegalArgumentException if the org refuses it
	 */
	public String insert(String type, Map<String, ? extends @Nullable Object> fields) {
		return only(this.admin.create(List.of(row(type, null, fields)), Writer.Terms.PLAIN));
	}

	/**
	 * Changes a record as an admin would; a null clears a field.
	 * @param key the record's id or {@code Gateway_Key__c}
	 * @throws IllegalArgumentException if the org refuses it
	 */
	public void update(String type, String key, Map<String, ? extends @Nullable Object> fields) {
		only(this.admin.update(List.of(row(type, idOf(type, key), fields)), Writer.Terms.PLAIN));
	}

	/**
	 * Deletes a record as an admin would.
	 * @param key the record's id or {@code Gateway_Key__c}
	 * @throws IllegalArgumentException if the org refuses it
	 */
	public void delete(String type, String key) {
		only(this.admin.delete(List.of(idOf(type, key)), Writer.Terms.PLAIN));
	}

	/**
	 * Takes all records that there are of some objects as a stencil for more of them.
	 */
	public Stencil stencil(List<String> types) {
		return this.store.reading(() -> Stencil.of(this.store, types, this.clock));
	}

	/** Keeps a row from every other writer until the lock is closed. */
	public AutoCloseable lock(String type, String key) {
		RowLocks.Claim claim = this.locks.claim();
		claim.take(idOf(type, key));
		return claim;
	}

	private String idOf(String type, String key) {
		return record(type, key).map((row) -> String.valueOf(row.get("Id"))).orElse(key);
	}

	private RowInput row(String type, @Nullable String id, Map<String, ? extends @Nullable Object> fields) {
		OrgObject object = this.store.schema().object(type);
		Map<String, Said> said = new LinkedHashMap<>();
		fields.forEach((name, value) -> said.put(object.field(name).name(), said(value)));
		return new RowInput(object, id, said);
	}

	private static Said said(@Nullable Object value) {
		return (value == null) ? new Said.Cleared() : new Said.Text((value instanceof BigDecimal number)
				? number.toPlainString() : (value instanceof byte[]) ? Values.write(value) : value.toString());
	}

	private static String only(List<RowResult> results) {
		RowError error = results.getFirst().error();
		if (error != null) {
			throw new IllegalArgumentException(error.code() + ": " + error.message());
		}
		return Objects.requireNonNull(results.getFirst().id());
	}

	@Override
	public void close() {
		this.server.close();
		this.executor.shutdownNow();
	}

}
