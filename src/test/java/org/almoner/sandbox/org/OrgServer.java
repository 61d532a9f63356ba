package org.almoner.sandbox.org;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** What listens for an org; it can go and come back at the same address. */
final class OrgServer {

	private static final int BACKLOG = 256;

	private final int port;

	private final Executor executor;

	private final Map<String, HttpHandler> handlers = new LinkedHashMap<>();

	private @Nullable HttpServer server;

	/**
	 * A server that does not listen yet.
	 * @param port the port on loopback, 0 for any that is free
	 */
	OrgServer(int port, Executor executor) throws IOException {
		this.port = (port != 0) ? port : freePort();
		this.executor = executor;
	}

	int port() {
		return this.port;
	}

	void serve(String path, HttpHandler handler) {
		this.handlers.put(path, handler);
	}

	/** Listens; does nothing where it does so already. */
	synchronized void open() throws IOException {
		if (this.server == null) {
			HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port),
					BACKLOG);
			opened.setExecutor(this.executor);
			this.handlers.forEach(opened::createContext);
			opened.start();
			this.server = opened;
		}
	}

	/** Listens no more; connections that there are break. */
	synchronized void close() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
