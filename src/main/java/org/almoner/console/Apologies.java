package org.almoner.console;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.almoner.account.AccountException;
import org.almoner.endpoint.EndpointException;
import org.almoner.gateway.GatewayException;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers errors of pages with a page; the API's are left to {@link Problems}. What fails
 * before it comes to a page, such as a form without its token, is answered the same way.
 */
@Component
@ConditionalOnRole(Role.WEB)
class Apologies implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

	private static final Logger log = LoggerFactory.getLogger(Apologies.class);

	private static final String WHAT_WORKS = "The overview says what works now.";

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		// what is under way can't become a page: it is cut off, so that nobody takes it
		// for the whole
		return (isPage(request.getRequestURI()) && !response.isCommitted() && !answersItself(handler, ex))
				? page(apology(ex)) : null;
	}

	/** A page that knows what to say of an error says it. */
	private static boolean answersItself(@Nullable Object handler, Exception ex) {
		return handler instanceof HandlerMethod method
				&& new ExceptionHandlerMethodResolver(method.getBeanType()).resolveMethod(ex) != null;
	}

	@Override
	public @Nullable ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status,
			Map<String, Object> model) {
		return page(Apology.of(status));
	}

	private static boolean isPage(String path) {
		return path.equals(PageCookie.PATH) || path.startsWith(PageCookie.PATH + "/");
	}

	private static ModelAndView page(Apology apology) {
		return new ModelAndView(Apology.VIEW, Map.of("apology", apology), apology.status());
	}

	private static Apology apology(Exception cause) {
		return switch (cause) {
			case NotFoundException ex -> Apology.of(HttpStatus.NOT_FOUND).because(String.valueOf(ex.getMessage()));
			case AccountException.Unknown ex ->
				Apology.of(HttpStatus.NOT_FOUND).because(String.valueOf(ex.getMessage()));
			case AccountException.Undecided ex -> Apology.of(HttpStatus.SERVICE_UNAVAILABLE);
			case AccountException ex -> conflict(String.valueOf(ex.getMessage()));
			case EndpointException ex -> endpoint(ex);
			case GatewayException ex -> gateway(ex);
			case SalesforceException ex -> salesforce(ex);
			case QueueException ex -> new Apology(HttpStatus.SERVICE_UNAVAILABLE, "Redis is away",
					"This page needs the queue, and Redis does not answer: " + ex.getMessage(),
					"Try again in a minute. The overview says what works now.");
			case ErrorResponse ex -> Apology.of(HttpStatus.valueOf(ex.getStatusCode().value()));
			default -> unexpected(cause);
		};
	}

	private static Apology conflict(String message) {
		return new Apology(HttpStatus.CONFLICT, "That is not possible now", message, "Go back and look again.");
	}

	private static Apology endpoint(EndpointException ex) {
		String heading = switch (ex.kind()) {
			case CONFLICT -> "The endpoint is taken";
			case KEY -> "This key can't be used";
			case STATE -> "This does not fit the account";
		};
		return told(ex, heading, "Go back, see how the Gateway Account stands now, and go on from there.");
	}

	private static Apology gateway(GatewayException ex) {
		return switch (ex.kind()) {
			case KEY_REFUSED -> told(ex, "The gateway refused the key",
					"Make a new key at the gateway and connect the Gateway Account with it.");
			case PERMISSION_MISSING ->
				told(ex, "The key lacks a permission", "Give the key that permission at the gateway, then try again.");
			case TOO_MANY_ENDPOINTS -> told(ex, "The gateway has no room for another endpoint",
					"Delete an endpoint that nobody needs at the gateway, then try again.");
			case REFUSED -> told(ex, "The gateway did not take that",
					"See at the gateway how the endpoint stands, check it here, then try again.");
			case UNAVAILABLE -> told(ex, "The gateway is away",
					"Try again in a minute. Events are taken meanwhile, and the gateway repeats those that were not.");
		};
	}

	private static Apology salesforce(SalesforceException ex) {
		log.warn("Salesforce: {} {}", ex.kind(), ex.code());
		return switch (ex.kind()) {
			case LIMIT -> told(ex, "A limit of Salesforce is used up", WHAT_WORKS);
			case CONFIGURATION -> told(ex, "Salesforce refuses Almoner", WHAT_WORKS);
			default -> Apology.of(HttpStatus.SERVICE_UNAVAILABLE);
		};
	}

	/** In the error's own words, which are for an admin. */
	private static Apology told(RuntimeException ex, String heading, String advice) {
		AccountTrouble trouble = AccountTrouble.orThrow(ex);
		return new Apology(trouble.status(), heading, trouble.words(), advice);
	}

	private static Apology unexpected(Exception cause) {
		log.error("A page failed", cause);
		return Apology.of(HttpStatus.INTERNAL_SERVER_ERROR);
	}

}
