package org.almoner.webhook;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.slf4j.MDC;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that gateways post to. Answers only the statuses that DESIGN names. */
@RestController
@ConditionalOnRole(Role.WEB)
class WebhookController {

	private final Door door;

	private final Admission admission;

	private final DoorMeters meters;

	WebhookController(Door door, Admission admission, DoorMeters meters) {
		this.door = door;
		this.admission = admission;
		this.meters = meters;
	}

	// every method by name, or Spring would answer OPTIONS in the door's place
	@RequestMapping(path = "/webhooks/{key}", method = { RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST,
			RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE, RequestMethod.OPTIONS, RequestMethod.TRACE })
	ResponseEntity<String> deliver(@PathVariable String key, HttpServletRequest request) {
		Timer.Sample start = Timer.start();
		try (MDC.MDCCloseable named = MDC.putCloseable("account", AccountKey.matches(key) ? key : null)) {
			ResponseEntity<String> answer = answer(key, request);
			this.meters.count(start, answer.getStatusCode());
			return answer;
		}
		finally {
			MDC.remove(Door.EVENT);
		}
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

}
