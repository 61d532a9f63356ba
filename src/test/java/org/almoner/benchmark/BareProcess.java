package org.almoner.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.JarProcess;
import org.almoner.sandbox.LastingPort;
import org.almoner.sandbox.LinuxProcess;
import org.almoner.sandbox.Program;
import org.awaitility.Awaitility;

/**
 * The bare endpoint in a process of its own, with the flags and memory that Almoner has.
 */
final class BareProcess implements AutoCloseable {

	private static final Duration START_MAX = Duration.ofMinutes(1);

	private static final String SECRET = "whsec_of_the_bare_endpoint";

	private final int port = LastingPort.free();

	private final JarProcess process;

	private final double start;

	private BareProcess(Path directory) {
		long begin = System.nanoTime();
		this.process = JarProcess.start(directory,
				new Program(
						List.of("-cp", System.getProperty("java.class.path"), "org.almoner.benchmark.BareEndpoint")),
				Map.of("SERVER_PORT", Integer.toString(this.port), "BARE_SECRET", SECRET));
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::kill));
		Awaitility.await()
			.atMost(START_MAX)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.process.isRunning() && listens());
		this.start = Moments.secondsSince(begin);
	}

	/** Starts it and waits until it listens. */
	static BareProcess start(Path directory) {
		return new BareProcess(directory);
	}

	private boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 500);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Deliveries to it. */
	Deliveries deliveries() {
		return Deliveries.to(URI.create("http://127.0.0.1:" + this.port + BareEndpoint.PATH), SECRET);
	}

	/** Seconds from its start until it listened. */
	double start() {
		return this.start;
	}

	/** The most memory that it had resident so far; 0 where nobody tells. */
	double peakMegabytes() {
		return LinuxProcess.isKnown() ? (double) this.process.facts().peakMegabytes() : 0;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
