package org.almoner;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.almoner.role.Role;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Hands the host's variables to the rooms as properties, refuses a start that can't go
 * well, and fits the web server to the roles. Only a real start has this listener: a test
 * never picks up what the shell around it happens to hold.
 */
final class HostEnvironment implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	/** Set by Heroku where its labs feature runtime-dyno-metadata is on. */
	static final String HEROKU_DOMAIN = "HEROKU_APP_DEFAULT_DOMAIN_NAME";

	private static final String SYSTEM = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	/** After the configuration files are read, before the log is set up. */
	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
		addVariables(environment.getPropertySources(), environment.getSystemEnvironment());
		new EnvironmentCheck(environment).verify();
		environment.getPropertySources().addFirst(new MapPropertySource("almonerServer", server(environment)));
	}

	/**
	 * A blank variable is as good as none: forms and container files hand over blanks for
	 * what was left out.
	 */
	private static void addVariables(MutablePropertySources sources, Map<String, Object> system) {
		Map<String, Object> others = new HashMap<>(system);
		Map<String, Object> given = new HashMap<>();
		Map<String, Object> fallbacks = new HashMap<>();
		for (Variable variable : Variable.values()) {
			Object value = others.remove(variable.name());
			if (value != null && !value.toString().isBlank()) {
				given.put(variable.property(), value.toString().strip());
			}
			if (variable.fallback() != null) {
				fallbacks.put(variable.property(), variable.fallback());
			}
		}
		addHerokuDomain(system, fallbacks);
		sources.addBefore(SYSTEM, new MapPropertySource("almonerVariables", given));
		sources.replace(SYSTEM, new SystemEnvironmentPropertySource(SYSTEM, others));
		sources.addLast(new MapPropertySource("almonerFallbacks", fallbacks));
	}

	private static void addHerokuDomain(Map<String, Object> system, Map<String, Object> fallbacks) {
		Object domain = system.get(HEROKU_DOMAIN);
		if (domain != null && !domain.toString().isBlank()) {
			fallbacks.put(Variable.ALMONER_PUBLIC_URL.property(), "https://" + domain);
		}
	}

	/** A worker alone answers nobody, unless it is asked to show its health. */
	private static Map<String, Object> server(ConfigurableEnvironment environment) {
		Set<Role> roles = Role.of(environment);
		String port = environment.getProperty(Variable.ALMONER_WORKER_PORT.property(), "");
		if (roles.contains(Role.WEB)) {
			return Map.of();
		}
		return port.isBlank() ? Map.of("spring.main.web-application-type", "none") : Map.of("server.port", port);
	}

}
