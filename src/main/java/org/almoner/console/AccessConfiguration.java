package org.almoner.console;

import java.time.InstantSource;

import jakarta.servlet.DispatcherType;
import org.almoner.queue.SharedCopies;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.FlashMapManager;

/**
 * Who may do what: gateways may come to the door, the platform may ask whether we live,
 * anybody may have the style sheet and the sign-in, everything else is the admin's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(AdminProperties.class)
class AccessConfiguration {

	@Bean
	Lockout lockout(InstantSource time) {
		return new Lockout(time);
	}

	@Bean
	AuthenticationProvider adminAuthentication(AdminProperties properties, Lockout lockout) {
		return new AdminAuthentication(properties.requiredPassword(), lockout);
	}

	@Bean
	SignedText signedText(AdminProperties properties, Environment environment, InstantSource time) {
		return new SignedText(environment.getRequiredProperty("almoner.secret-key"), properties.requiredPassword(),
				time);
	}

	/**
	 * What pages say after a redirect; by its name Spring takes it in place of its own.
	 */
	@Bean
	FlashMapManager flashMapManager(SignedText signed, InstantSource time) {
		return new FlashCookie(signed, time);
	}

	// no filter at all, for there is nothing to decide: what a gateway sends along must
	// not matter, and its bursts must not pay for what only pages need. Spring Security's
	// firewall looks at each request all the same.
	@Bean
	@Order(1)
	SecurityFilterChain gatewayAccess() {
		return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern("/webhooks/**"));
	}

	/** Nobody looks at the times of single filters, which cost more than the filters. */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	// no word against caching: their addresses change with their content
	@Bean
	@Order(2)
	SecurityFilterChain assetAccess(HttpSecurity http) {
		return stateless(http).securityMatcher("/assets/**", "/webjars/**")
			.csrf(AbstractHttpConfigurer::disable)
			.headers((headers) -> PageAccess.headers(headers)
				.cacheControl(HeadersConfigurer<HttpSecurity>.CacheControlConfig::disable))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain pageAccess(HttpSecurity http, AuthenticationProvider admin, SignedText signed,
			SharedCopies copies, InstantSource time) {
		AdminSession session = new AdminSession(signed, new SignOuts(copies, time), time);
		return new PageAccess(admin, session).build(stateless(http));
	}

	@Bean
	@Order(4)
	SecurityFilterChain adminAccess(HttpSecurity http, AuthenticationProvider admin) {
		AccessRefusal refusal = new AccessRefusal();
		// a forged form can't post JSON, which is all that the API takes, and there is no
		// session to ride on: so no CSRF token
		return stateless(http).csrf(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.authenticationProvider(admin)
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusal))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusal))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
				.permitAll()
				.anyRequest()
				.hasAuthority(AdminAuthentication.AUTHORITY))
			.build();
	}

	private static HttpSecurity stateless(HttpSecurity http) {
		return http.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
	}

}
