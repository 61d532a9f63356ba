package org.almoner.console;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How the admin comes to the pages: through a form, remembered by a signed cookie. The
 * API's way, a password with each request, is not taken here: a browser would send it
 * along with what another site makes it post.
 */
final class PageAccess {

	static final String SIGN_IN = "/admin/sign-in";

	static final String SIGN_OUT = "/admin/sign-out";

	private static final String CONTENT = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final long YEAR = 31_536_000;

	private final AuthenticationProvider admin;

	private final AdminSession session;

	PageAccess(AuthenticationProvider admin, AdminSession session) {
		this.admin = admin;
		this.session = session;
	}

	SecurityFilterChain build(HttpSecurity http) {
		return http.securityMatcher("/", "/admin", "/admin/**")
			.authenticationProvider(this.admin)
			.securityContext((context) -> context.securityContextRepository(this.session))
			.csrf(PageAccess::csrf)
			.headers(PageAccess::headers)
			.formLogin((form) -> form.loginPage(SIGN_IN)
				.successHandler(PageAccess::signedIn)
				.failureHandler(PageAccess::refused))
			.logout((logout) -> logout.logoutUrl(SIGN_OUT)
				.addLogoutHandler((request, response, authentication) -> this.session.end(authentication))
				.logoutSuccessUrl(SIGN_IN + "?out"))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(PageAccess::askToSignIn))
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
						.permitAll()
						.requestMatchers("/", SIGN_IN)
						.permitAll()
						.anyRequest()
						.hasAuthority(AdminAuthentication.AUTHORITY))
			.build();
	}

	static HeadersConfigurer<HttpSecurity> headers(HeadersConfigurer<HttpSecurity> headers) {
		return headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.httpStrictTransportSecurity((hsts) -> hsts.includeSubDomains(false).maxAgeInSeconds(YEAR));
	}

	private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("almoner-form");
		tokens.setCookiePath(PageCookie.PATH);
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Strict"));
		XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
		// made before the page is: a cookie can't follow once a long page is on its way
		handler.setCsrfRequestAttributeName(null);
		csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
	}

	private static void askToSignIn(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException cause) throws IOException {
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Redirect", signIn(LocalTarget.ofAddress(request.getHeader("HX-Current-URL"))));
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			return;
		}
		boolean canComeBack = HttpMethod.GET.matches(request.getMethod());
		String query = (request.getQueryString() == null) ? "" : "?" + request.getQueryString();
		response.sendRedirect(signIn(canComeBack ? LocalTarget.of(request.getRequestURI() + query) : LocalTarget.HOME));
	}

	private static void signedIn(HttpServletRequest request, HttpServletResponse response, Object authentication)
			throws IOException {
		response.sendRedirect(LocalTarget.of(request.getParameter("to")));
	}

	private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		if (cause instanceof LockedOutException locked) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(locked.remaining().toSeconds() + 1));
		}
		String page = signIn(LocalTarget.of(request.getParameter("to")));
		response.sendRedirect(page + (page.contains("?") ? "&" : "?") + "refused");
	}

	private static String signIn(String target) {
		return LocalTarget.HOME.equals(target) ? SIGN_IN
				: UriComponentsBuilder.fromPath(SIGN_IN)
					.queryParam("to", "{to}")
					.encode()
					.buildAndExpand(target)
					.toUriString();
	}

}
