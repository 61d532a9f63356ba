package org.almoner;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HostEnvironmentTests {

	private final Map<String, Object> variables = new HashMap<>();

	HostEnvironmentTests() {
		CompleteEnvironment.variables().forEach((variable, value) -> this.variables.put(variable.name(), value));
	}

	@Test
	void everyVariableReachesTheRoomsUnderItsProperty() {
		this.variables.put("REDIS_TLS_VERIFY", "none");
		this.variables.put("STRIPE_API_BASE", "http://localhost:8091");
		assertThat(prepared().getProperty("almoner.redis.url")).isEqualTo("redis://localhost:1");
		assertThat(prepared().getProperty("almoner.redis.tls-verify")).isEqualTo("none");
		assertThat(prepared().getProperty("almoner.salesforce.client-secret")).isEqualTo("a-consumer-secret");
		assertThat(prepared().getProperty("almoner.stripe.api-base")).isEqualTo("http://localhost:8091");
	}

	@Test
	void aValueIsStrippedOfTheSpacesThatPastingLeaves() {
		this.variables.put("SALESFORCE_URL", " https://example.my.salesforce.com\n");
		assertThat(prepared().getProperty("almoner.salesforce.url")).isEqualTo("https://example.my.salesforce.com");
	}

	@Test
	void aBlankVariableIsAsGoodAsNone() {
		this.variables.put("ALMONER_SPOOL", "");
		this.variables.put("ALMONER_PUBLIC_URL", " ");
		Binder binder = Binder.get(prepared());
		assertThat(binder.bind("almoner.spool", String.class).get()).isEqualTo("durable");
		assertThat(binder.bind("almoner.public-url", String.class).isBound()).isFalse();
	}

	@Test
	void aVariableOfAnotherNameIsStillThere() {
		this.variables.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
		String format = Binder.get(prepared()).bind("logging.structured.format.console", String.class).get();
		assertThat(format).isEqualTo("ecs");
	}

	@Test
	void aPropertyGivenOnTheCommandLineGoesBeforeAVariable() {
		ConfigurableEnvironment environment = environment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLineArgs", Map.of("almoner.redis.url", "redis://other:2")));
		assertThat(prepare(environment).getProperty("almoner.redis.url")).isEqualTo("redis://other:2");
	}

	@Test
	void herokusOwnDomainServesWhereNoAddressIsSet() {
		this.variables.put(HostEnvironment.HEROKU_DOMAIN, "calm-river-1.herokuapp.com");
		assertThat(prepared().getProperty("almoner.public-url")).isEqualTo("https://calm-river-1.herokuapp.com");
		this.variables.put("ALMONER_PUBLIC_URL", "https://gifts.example.org");
		assertThat(prepared().getProperty("almoner.public-url")).isEqualTo("https://gifts.example.org");
	}

	@Test
	void theWebProcessListensOnTheHostsPort() {
		this.variables.put("PORT", "31337");
		this.variables.put("ALMONER_WORKER_PORT", "9000");
		assertThat(prepared().getProperty("server.port")).isEqualTo("31337");
	}

	@Test
	void aWorkerAloneHasNoServer() {
		this.variables.put("PORT", "31337");
		this.variables.put("ALMONER_ROLES", "worker");
		assertThat(prepared().getProperty("spring.main.web-application-type")).isEqualTo("none");
	}

	@Test
	void aWorkerAloneWithAPortListensThereAndNotOnTheHosts() {
		this.variables.put("PORT", "31337");
		this.variables.put("ALMONER_ROLES", "worker");
		this.variables.put("ALMONER_WORKER_PORT", "9000");
		assertThat(prepared().getProperty("server.port")).isEqualTo("9000");
		assertThat(prepared().getProperty("spring.main.web-application-type")).isNull();
	}

	@Test
	void anEnvironmentThatDoesNotDoStopsTheStart() {
		this.variables.remove("REDIS_URL");
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(this::prepared)
			.withMessageStartingWith("REDIS_URL is missing");
	}

	private ConfigurableEnvironment prepared() {
		return prepare(environment());
	}

	private ConfigurableEnvironment prepare(ConfigurableEnvironment environment) {
		new HostEnvironment().onApplicationEvent(new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(),
				new SpringApplication(), new String[0], environment));
		return environment;
	}

	private ConfigurableEnvironment environment() {
		Map<String, Object> system = this.variables;
		return new StandardEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return system;
			}

		};
	}

}
