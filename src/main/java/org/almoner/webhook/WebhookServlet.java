package org.almoner.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.almoner.account.AccountKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/**
 * The endpoints that gateways post to, {@code /webhooks/{key}}. Answers only the statuses
 * that DESIGN names. A servlet, for a delivery needs nothing of what Spring MVC does for
 * a page, and that is most of what a delivery would take.
 */
final class WebhookServlet extends HttpServlet {

	/** What it is mapped to. */
	static final String PATHS = "/webhooks/*";

	private static final long serialVersionUID = 1L;

	private static final Logger log = LoggerFactory.getLogger(WebhookServlet.class);

	private final transient Door door;

	private final transient Admission admission;

	private final transient DoorMeters meters;

	WebhookServlet(Door door, Admission admission, DoorMeters meters) {
		this.door = door;
		this.admission = admission;
		this.meters = meters;
	}

	// every method: those that are not posts are answered by the door, too
	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) {
		Timer.Sample start = Timer.start();
		String key = key(request.getPathInfo());
		try (MDC.MDCCloseable named = MDC.putCloseable("account", AccountKey.matches(key) ? key : null)) {
			ResponseEntity<String> answer = answer(key, request);
			write(answer, response);
			this.meters.count(start, answer.getStatusCode());
		}
		finally {
			MDC.remove(Door.EVENT);
		}
	}

	private static String key(@Nullable String path) {
		return (path == null || path.isEmpty()) ? "" : path.substring(1);
	}

	private ResponseEntity<String> answer(String key, HttpServletRequest request) {
		try {
			receive(key, request);
			return Answers.received();
		}
		catch (RuntimeException | Error ex) {
			return Answers.refusal(key, ex);
		}
	}

	private void receive(String key, HttpServletRequest request) {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			throw DoorException.notPost();
		}
		if (!AccountKey.matches(key)) {
			throw DoorException.unknown();
		}
		try (Admission.Ticket ticket = this.admission.admit()) {
			this.door.receive(new AccountKey(key), request, ticket);
		}
	}

	/** A gateway that does not hear the answer sends again. */
	private static void write(ResponseEntity<String> answer, HttpServletResponse response) {
		byte[] body = String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8);
		response.setStatus(answer.getStatusCode().value());
		answer.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		// no filter adds them here; an answer is text, whatever it quotes
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(body.length);
		try {
			response.getOutputStream().write(body);
		}
		catch (IOException ex) {
			log.debug("An answer was not heard: {}", ex.getClass().getSimpleName());
		}
	}

}
