package org.almoner.sandbox.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/**
 * A Redis server of its own, listening on the loopback address. It keeps nothing unless
 * the options say so, and it can be killed, frozen and started again. Not for several
 * threads.
 */
public final class RedisProcess implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(20);

	private final Path binary;

	private final int port;

	private final List<String> options;

	private final Path directory;

	private Process process;

	private RedisProcess(Path binary, int port, List<String> options) throws IOException {
		this.binary = binary;
		this.port = port;
		this.options = List.copyOf(options);
		this.directory = Files.createTempDirectory("almoner-redis");
		this.process = launch();
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
	}

	/**
	 * Starts the server that the tests bring along.
	 * @param port where it listens; 0 for any free port
	 * @param options further options of redis-server, such as {@code "--appendonly",
	 * "yes"}
	 */
	public static RedisProcess start(int port, String... options) {
		return start(RedisBinary.embedded(), port, options);
	}

	/**
	 * Starts a server of one's choice.
	 * @param binary a redis-server or valkey-server
	 * @param port where it listens; 0 for any free port
	 * @param options further options of the server
	 */
	public static RedisProcess start(Path binary, int port, String... options) {
		try {
			RedisProcess redis = new RedisProcess(binary, (port != 0) ? port : freePort(), List.of(options));
			redis.awaitReady();
			return redis;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The address, as {@code REDIS_URL} wants it. */
	public String url() {
		return "redis://127.0.0.1:" + this.port;
	}

	/** The port that it listens on. */
	public int port() {
		return this.port;
	}

	/** Kills the server at once (SIGKILL): what was not persisted is gone. */
	public void kill() {
		this.process.destroyForcibly();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Redis does not die");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Starts the server again, on the same port, with what it persisted. */
	public void restart() {
		kill();
		try {
			this.process = launch();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitReady();
	}

	/** Freezes the server (SIGSTOP): connections stay open and nothing answers. */
	public void freeze() {
		signal("-STOP");
	}

	/** Lets a frozen server go on. */
	public void thaw() {
		signal("-CONT");
	}

	@Override
	public void close() {
		kill();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>(List.of(this.binary.toString()));
		command.addAll(List.of("--port", String.valueOf(this.port), "--bind", "127.0.0.1"));
		command.addAll(List.of("--dir", this.directory.toString(), "--save", "", "--appendonly", "no"));
		command.addAll(this.options);
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
	}

	private void awaitReady() {
		long until = System.nanoTime() + START_LIMIT.toNanos();
		while (!answers()) {
			if (!this.process.isAlive() || System.nanoTime() - until > 0) {
				throw new IllegalStateException("Redis did not start: " + log());
			}
			Thread.onSpinWait();
		}
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 500);
			socket.setSoTimeout(500);
			socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			String answer = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
			return !"-LOA".equals(answer);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String log() {
		try {
			return Files.readString(this.directory.resolve("log"));
		}
		catch (IOException ex) {
			return "no log";
		}
	}

	private void signal(String name) {
		try {
			Process kill = new ProcessBuilder("kill", name, String.valueOf(this.process.pid())).start();
			if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
				throw new IllegalStateException("kill " + name + " failed");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
