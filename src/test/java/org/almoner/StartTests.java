package org.almoner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {

	@Test
	void aStartWithoutSettingsEndsWithOneAndASentenceForEachProblem() throws Exception {
		Process process = processWithoutSettings();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isOne();
		assertThat(output.lines()).containsExactly(
				"REDIS_URL is missing (Redis or Valkey, 6.2 or later: redis:// or, with TLS, rediss://).",
				"SALESFORCE_URL is missing (The org's My Domain address, such as https://example.my.salesforce.com).",
				"SALESFORCE_CLIENT_ID is missing (Consumer key of the External Client App).",
				"ALMONER_SECRET_KEY is missing (Seals the gateways' credentials: any 32 or more characters, to be kept as long as they are).",
				"ALMONER_ADMIN_PASSWORD is missing (Password of the user admin of the API).",
				"SALESFORCE_CLIENT_SECRET is missing: set it, or SALESFORCE_USERNAME and SALESFORCE_PRIVATE_KEY.");
	}

	@Test
	void aRoomThatRefusesItsPropertiesIsQuotedWithoutTheValue(CapturedOutput output) {
		String[] arguments = arguments("--room.name=a-secret-value", "--server.port=0");
		assertThatException().isThrownBy(() -> AlmonerApplication.start(StrictRoom.class, arguments));
		assertThat(output.getErr().lines()).containsExactly("ROOM_NAME must be polite.");
		assertThat(output.getAll()).doesNotContain("a-secret-value", "\tat ");
	}

	@Test
	void aValueThatCannotBeReadIsNotShown(CapturedOutput output) {
		String[] arguments = arguments("--room.size=a-secret-value", "--server.port=0");
		assertThatException().isThrownBy(() -> AlmonerApplication.start(StrictRoom.class, arguments));
		assertThat(output.getErr().lines()).containsExactly("The value of room.size can't be read.");
		assertThat(output.getAll()).doesNotContain("a-secret-value", "\tat ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "web", "worker", "web,worker" })
	void allRoomsStartInEveryRoleAlsoWhileNobodyElseAnswers(String roles) {
		String[] arguments = arguments("--almoner.roles=" + roles, "--server.port=0");
		try (ConfigurableApplicationContext context = AlmonerApplication.start(AlmonerApplication.class, arguments)) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void aWorkerAloneBindsNoPort() {
		try (ConfigurableApplicationContext context = start("--almoner.roles=worker")) {
			assertThat(context).isNotInstanceOf(WebServerApplicationContext.class);
		}
	}

	@Test
	void aWorkerAloneBindsThePortItIsGiven() {
		try (ConfigurableApplicationContext context = start("--almoner.roles=worker", "--almoner.worker-port=0")) {
			assertThat(context.getEnvironment().getProperty("local.server.port", int.class)).isPositive();
		}
	}

	@Test
	void noPasswordIsMadeUpAndLogged(CapturedOutput output) {
		start("--server.port=0").close();
		assertThat(output.getAll()).contains("Tomcat started").doesNotContain("generated security password");
	}

	private static ConfigurableApplicationContext start(String... more) {
		return AlmonerApplication.start(NoRooms.class, arguments(more));
	}

	private static String[] arguments(String... more) {
		Stream<String> settings = CompleteEnvironment.variables()
			.entrySet()
			.stream()
			.map(setting -> "--" + setting.getKey().property() + "=" + setting.getValue());
		return Stream.concat(settings, Stream.of(more)).toArray(String[]::new);
	}

	private static Process processWithoutSettings() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), AlmonerApplication.class.getName()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf(name -> !"PATH".equals(name));
		return builder.start();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class NoRooms {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties(StrictProperties.class)
	static class StrictRoom {

	}

	@ConfigurationProperties("room")
	record StrictProperties(@Nullable String name, int size) {

		StrictProperties {
			if (name != null) {
				throw new IllegalArgumentException("ROOM_NAME must be polite.");
			}
		}

	}

}
