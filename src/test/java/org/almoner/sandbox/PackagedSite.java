package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.redis.RedisProcess;
import org.awaitility.Awaitility;

/**
 * A site as a host runs it: the packaged jar in a process for each role, configured by
 * environment variables alone, over a Redis and a simulated org. Closing it ends all of
 * them.
 */
final class PackagedSite implements AutoCloseable {

	private static final Duration START_MAX = Duration.ofSeconds(60);

	private static final String PASSWORD = "the password of a packaged site";

	private static final String SECRET_KEY = "what a packaged site seals its credentials with";

	private final Path directory;

	private final RedisProcess redis = RedisProcess.start(0);

	private final SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"));

	private final int port = freePort();

	private final List<JarProcess> processes = new CopyOnWriteArrayList<>();

	/** A site without processes yet. */
	PackagedSite(Path directory) {
		this.directory = directory;
		Runtime.getRuntime().addShutdownHook(new Thread(this::end));
	}

	/** The variables that every process has. */
	Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>();
		variables.put("REDIS_URL", this.redis.url());
		variables.put("SALESFORCE_URL", this.org.url());
		variables.put("SALESFORCE_CLIENT_ID", this.org.clientId());
		variables.put("SALESFORCE_CLIENT_SECRET", this.org.clientSecret());
		variables.put("ALMONER_SECRET_KEY", SECRET_KEY);
		variables.put("ALMONER_ADMIN_PASSWORD", PASSWORD);
		// a lane of a killed worker is not to rest for as long as in earnest
		variables.put("ALMONER_REDIS_LEASEDURATION", "5s");
		variables.put("ALMONER_POSTING_WRITETIMEOUT", "3s");
		return variables;
	}

	/** What nobody but the site itself may know, beside signing secrets. */
	List<String> secrets() {
		return List.of(this.org.clientSecret(), SECRET_KEY, PASSWORD);
	}

	/** Starts a process with more variables, and does not wait. */
	JarProcess start(Map<String, String> more) {
		Map<String, String> variables = variables();
		variables.putAll(more);
		JarProcess process = JarProcess.start(this.directory, variables);
		this.processes.add(process);
		return process;
	}

	/** Starts a web process, and does not wait. */
	JarProcess startWeb() {
		return start(Map.of("ALMONER_ROLES", "web", "PORT", Integer.toString(this.port)));
	}

	/** Starts a worker that binds no port, and does not wait. */
	JarProcess startWorker() {
		return start(Map.of("ALMONER_ROLES", "worker"));
	}

	/** Waits until a web process takes requests. */
	JarProcess awaitWeb(JarProcess web) {
		await(() -> web.isRunning() && isReady(web));
		return web;
	}

	private boolean isReady(JarProcess web) {
		return web.output().contains("Started AlmonerApplication")
				&& admin().statusWithoutPassword("GET", "/actuator/health/readiness") == 200;
	}

	/** Waits until a worker looks for work. */
	JarProcess awaitWorker(JarProcess worker) {
		await(() -> worker.isRunning() && worker.output().contains("Started AlmonerApplication"));
		return worker;
	}

	private static void await(BooleanSupplier condition) {
		Awaitility.await().atMost(START_MAX).pollInterval(Duration.ofMillis(100)).until(condition::getAsBoolean);
	}

	/** Every process that was ever started. */
	List<JarProcess> processes() {
		return List.copyOf(this.processes);
	}

	/** The admin at the web process. */
	AdminClient admin() {
		return new AdminClient(URI.create("http://127.0.0.1:" + this.port), PASSWORD);
	}

	/** The admin at another process. */
	AdminClient adminAt(int otherPort) {
		return new AdminClient(URI.create("http://127.0.0.1:" + otherPort), PASSWORD);
	}

	/** The org. */
	SimulatedOrg org() {
		return this.org;
	}

	/** The port of the web process. */
	int port() {
		return this.port;
	}

	private void end() {
		this.processes.forEach(JarProcess::close);
	}

	@Override
	public void close() {
		try {
			end();
		}
		finally {
			this.org.close();
			this.redis.close();
		}
	}

	/** A port that nobody has now. */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
