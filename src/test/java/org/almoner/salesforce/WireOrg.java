package org.almoner.salesforce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An org that does on the wire exactly what a test tells it to, and remembers what it was
 * asked. Without orders it opens a session, and takes every row.
 */
final class WireOrg implements AutoCloseable {

	private static final Pattern OPERATION = Pattern.compile("Body><(?:\\w+:)?(\\w+)");

	private static final Pattern KEY = Pattern.compile("<sobj:Gateway_Key__c[^>]*>([^<]*)<");

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final Queue<Answer> tokenAnswers = new ConcurrentLinkedQueue<>();

	private final AtomicInteger opened = new AtomicInteger();

	final List<String> requests = new CopyOnWriteArrayList<>();

	final List<String> tokenRequests = new CopyOnWriteArrayList<>();

	/** What is done with a request for which there is no order. */
	volatile Function<String, Answer> habit = WireOrg::takeAll;

	WireOrg() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/services/oauth2/token", (exchange) -> {
			this.tokenRequests.add(body(exchange));
			Answer ordered = this.tokenAnswers.poll();
			answer(exchange, (ordered != null) ? ordered : token("T" + this.opened.incrementAndGet()));
		});
		this.server.createContext("/services/Soap/u/65.0", (exchange) -> {
			String body = body(exchange);
			this.requests.add(body);
			Answer ordered = this.answers.poll();
			answer(exchange, (ordered != null) ? ordered : this.habit.apply(body));
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Orders for the next requests. */
	void order(Answer... next) {
		this.answers.addAll(List.of(next));
	}

	/** Orders for the next token requests. */
	void orderTokens(Answer... next) {
		this.tokenAnswers.addAll(List.of(next));
	}

	Answer token(String token) {
		return Answer.json(200, "{\"access_token\":\"" + token + "\",\"instance_url\":\"" + url()
				+ "\",\"token_type\":\"Bearer\",\"issued_at\":\"1\"}");
	}

	String lastRequest() {
		return this.requests.getLast();
	}

	static String operation(String body) {
		Matcher operation = OPERATION.matcher(body);
		return operation.find() ? operation.group(1) : "";
	}

	static int count(String text, String part) {
		return text.split(Pattern.quote(part), -1).length - 1;
	}

	/** The keys of the rows of a write, in their order. */
	static List<String> keys(String body) {
		return KEY.matcher(body).results().map((key) -> key.group(1)).toList();
	}

	/** Takes every row of a write; a query finds nothing. */
	static Answer takeAll(String body) {
		String operation = operation(body);
		if (operation.startsWith("query")) {
			return Answer.page(true, null, 0);
		}
		int rows = count(body, operation.equals("delete") ? "<m:ids>" : "</m:sObjects>");
		String[] results = new String[rows];
		for (int i = 0; i < rows; i++) {
			results[i] = operation.equals("upsert") ? Answer.upserted(i, true) : Answer.saved(i);
		}
		return Answer.results(operation, results);
	}

	private void answer(HttpExchange exchange, Answer answer) throws IOException {
		switch (answer) {
			case Answer.Dropped() -> exchange.close();
			case Answer.Late(var delay, var then) -> {
				if (!awaitClosed(delay.toMillis())) {
					answer(exchange, then);
				}
			}
			case Answer.Sent(var status, var type, var body) -> send(exchange, status, type, body);
		}
	}

	private boolean awaitClosed(long millis) {
		try {
			return this.closed.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static String body(HttpExchange exchange) throws IOException {
		byte[] raw = exchange.getRequestBody().readAllBytes();
		boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		byte[] plain = isZipped ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes() : raw;
		return new String(plain, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
