package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;

/** Takes a request apart, and answers it as Stripe would, errors too. */
final class ApiHandler implements HttpHandler {

	private static final int REMEMBERED = 1_000;

	private final Routes routes;

	private final ApiKeys keys;

	private final Faults faults;

	private final Map<String, Integer> requests;

	private final Map<String, Remembered> answers = Collections.synchronizedMap(new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
			return size() > REMEMBERED;
		}
	});

	ApiHandler(Routes routes, ApiKeys keys, Faults faults, Map<String, Integer> requests) {
		this.routes = routes;
		this.keys = keys;
		this.faults = faults;
		this.requests = requests;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			answerOrRefuse(exchange);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answerOrRefuse(HttpExchange exchange) throws IOException, InterruptedException {
		try {
			send(exchange, 200, answer(exchange));
		}
		catch (StripeError ex) {
			if (ex.status() == 429) {
				exchange.getResponseHeaders().set("Retry-After", Integer.toString(this.faults.retryAfterSeconds()));
			}
			if (this.faults.isDiscouraging()) {
				exchange.getResponseHeaders().set("Stripe-Should-Retry", "false");
			}
			send(exchange, ex.status(), ex.body());
		}
	}

	private Doc answer(HttpExchange exchange) throws IOException, InterruptedException {
		String method = exchange.getRequestMethod();
		byte[] body = exchange.getRequestBody().readAllBytes();
		Form form = method.equals("POST") ? Form.parse(new String(body, StandardCharsets.UTF_8))
				: Form.parse(exchange.getRequestURI().getRawQuery());
		Routes.Target target = Routes.Target.of(exchange.getRequestURI().getPath());
		String shown = "/v1/" + target.resource() + (target.id().isEmpty() ? "" : "/{id}");
		this.requests.merge(method + " " + shown, 1, Integer::sum);
		this.faults.strike();
		this.faults.hold(exchange.getRequestURI().toString());
		ApiKeys.Caller caller = ApiKeys.Caller.of(exchange.getRequestHeaders().getFirst("Authorization"));
		this.keys.check(caller, asked(target, form), !method.equals("GET"));
		@Nullable String once = exchange.getRequestHeaders().getFirst("Idempotency-Key");
		Doc answer = (once != null && method.equals("POST"))
				? repeatable(caller.live() + " " + once, target + " " + form,
						() -> this.routes.answer(method, target, form, caller.live()))
				: this.routes.answer(method, target, form, caller.live());
		this.faults.loseAnswer();
		return answer;
	}

	/** What is expanded needs a permission as if it were asked for by itself. */
	private static List<String> asked(Routes.Target target, Form form) {
		return Stream.concat(Stream.of(target.resource()), form.list("expand").stream().flatMap(Expansion::resources))
			.toList();
	}

	/**
	 * The same key with the same parameters has the same answer, and no second effect.
	 */
	private Doc repeatable(String key, String asked, Supplier<Doc> work) {
		Remembered remembered = this.answers.computeIfAbsent(key, (fresh) -> new Remembered(asked, work.get()));
		if (!remembered.asked().equals(asked)) {
			throw StripeError.keyUsedOtherwise();
		}
		return remembered.answer();
	}

	private static void send(HttpExchange exchange, int status, Doc answer) throws IOException {
		byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.getResponseHeaders().set("Request-Id", "req_" + Long.toHexString(System.identityHashCode(exchange)));
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	private record Remembered(String asked, Doc answer) {
	}

}
