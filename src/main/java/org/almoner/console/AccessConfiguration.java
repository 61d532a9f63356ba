package org.almoner.console;

import java.time.InstantSource;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may do what: gateways may come to the door, the platform may ask whether we live,
 * everything else is the admin's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(AdminProperties.class)
class AccessConfiguration {

	@Bean
	AuthenticationProvider adminAuthentication(AdminProperties properties, InstantSource time) {
		return new AdminAuthentication(properties.requiredPassword(), new Lockout(time));
	}

	// its own chain without passwords: what a gateway sends along must not matter
	@Bean
	@Order(1)
	SecurityFilterChain gatewayAccess(HttpSecurity http) {
		return http.securityMatcher("/webhooks/**")
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain adminAccess(HttpSecurity http, AuthenticationProvider admin) {
		AccessRefusal refusal = new AccessRefusal();
		// a forged form can't post JSON, which is all that the API takes, and there is no
		// session to ride on: so no CSRF token
		return http.csrf(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
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

}
