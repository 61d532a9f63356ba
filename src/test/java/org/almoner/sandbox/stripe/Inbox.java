package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A webhook endpoint that keeps what it is sent, and now and then says no. */
final class Inbox implements AutoCloseable {

	private final List<Letter> letters = new CopyOnWriteArrayList<>();

	private final AtomicInteger refusals = new AtomicInteger();

	private final AtomicInteger inside = new AtomicInteger();

	private final AtomicInteger mostInside = new AtomicInteger();

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	Inbox() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::take);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	record Letter(String body, String signature) {
	}

	void refuseNext(int deliveries) {
		this.refusals.set(deliveries);
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.mostInside.accumulateAndGet(this.inside.incrementAndGet(), Math::max);
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			boolean refuse = this.refusals.getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
			if (!refuse) {
				this.letters.add(new Letter(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
			}
			this.inside.decrementAndGet();
			exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
		}
	}

	List<Letter> letters() {
		return List.copyOf(this.letters);
	}

	int mostAtOnce() {
		return this.mostInside.get();
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/webhooks/k1");
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
