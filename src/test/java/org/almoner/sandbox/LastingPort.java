package org.almoner.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that go and come back. They are below those that the system gives to
 * outgoing connections: one of these could have taken the port in the meantime.
 */
public final class LastingPort {

	private static final int LOWEST = 12_000;

	private static final int HIGHEST = 30_000;

	private static final int TRIES = 200;

	private LastingPort() {
	}

	/** A port that nobody has now. */
	public static int free() {
		for (int attempt = 0; attempt < TRIES; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No port is free");
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
