package org.almoner;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.almoner.Variable.Giver;
import org.almoner.Variable.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a host or a person reads says the same as the code. */
class HostFilesTests {

	private static final Pattern ENV_LINE = Pattern.compile("# (?<text>.*)\n(?<off>#?)(?<name>[A-Z_]+)=(?<value>.*)\n");

	private static final Pattern NAME = Pattern.compile("\\b(?:ALMONER|SALESFORCE|REDIS|STRIPE)_[A-Z_]*[A-Z]\\b");

	@Test
	void theReadmesTableIsThatOfTheCode() {
		List<String> expected = Arrays.stream(Variable.values()).map(HostFilesTests::tableRow).toList();
		List<String> rows = read("README.md").lines().filter(line -> line.matches("\\| `[A-Z_]+` \\|.*")).toList();
		assertThat(rows).isEqualTo(expected);
	}

	@Test
	void theExampleEnvironmentListsWhatAPersonSetsInTheSameOrder() {
		List<String> expected = Arrays.stream(Variable.values())
			.filter(variable -> variable.giver() != Giver.TESTS)
			.map(variable -> variable.name() + ": " + variable.description())
			.toList();
		assertThat(exampleLines().map(line -> line.group("name") + ": " + line.group("text"))).isEqualTo(expected);
	}

	@Test
	void theExampleEnvironmentShowsDefaultsAndNoSecrets() {
		exampleLines().forEach(line -> {
			Variable variable = Variable.valueOf(line.group("name"));
			boolean optional = variable.need() == Need.OPTIONAL;
			assertThat(line.group("off")).as(variable.name()).isEqualTo(optional ? "#" : "");
			if (optional) {
				assertThat(line.group("value")).as(variable.name())
					.isEqualTo((variable.fallback() != null) ? variable.fallback() : "");
			}
			else if (variable.shape().isSecret() && variable != Variable.REDIS_URL) {
				assertThat(line.group("value")).as(variable.name()).isEmpty();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "web", "worker" })
	void theProcfileStartsEachRoleAsItself(String role) {
		String command = procfile().getProperty(role);
		assertThat(command).containsAnyOf("ALMONER_ROLES=" + role + " java", "ALMONER_ROLES=${ALMONER_ROLES:-web} java")
			.contains("-Dsun.net.http.retryPost=false", "$JAVA_OPTS")
			.endsWith("-jar target/almoner.jar");
		assertThat(read("pom.xml")).contains("<finalName>almoner</finalName>");
	}

	@Test
	void theProcfileHasNoOtherProcess() {
		assertThat(procfile().stringPropertyNames()).containsExactlyInAnyOrder("web", "worker");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Procfile", "Dockerfile", "README.md", "CONTRIBUTING.md", ".ci/run",
			"src/main/resources/application.yaml" })
	void noFileSpeaksOfAVariableThatIsNone(String file) {
		assertThat(NAME.matcher(read(file)).results().map(MatchResult::group))
			.isSubsetOf(Arrays.stream(Variable.values()).map(Variable::name).toList());
	}

	@Test
	void theContainerRunsAsNobodyOnThePortOfTheDefault() {
		assertThat(read("Dockerfile")).containsPattern("(?m)^USER 10001$")
			.contains("EXPOSE " + Variable.PORT.fallback() + "\n", "-Dsun.net.http.retryPost=false");
	}

	@Test
	void everyHostRunsTheSameJava() {
		assertThat(read("system.properties")).isEqualTo("java.runtime.version=25\n");
		assertThat(read("Dockerfile")).contains("FROM maven:3.9-eclipse-temurin-25 AS",
				"FROM eclipse-temurin:25-jre\n");
	}

	@Test
	void theJvmsOptionsAreTheSameOnEveryHost() {
		List<String> options = options(String.valueOf(procfile().getProperty("worker")));
		assertThat(options).hasSizeGreaterThan(4).isEqualTo(options(String.valueOf(procfile().getProperty("web"))));
		assertThat(options(read("Dockerfile"))).containsAll(options);
	}

	@Test
	void theSystemsAllocatorIsToldTheSameOnEveryHost() {
		assertThat(procfile().values())
			.allSatisfy((command) -> assertThat(command).asString().startsWith("MALLOC_ARENA_MAX=2 ALMONER_ROLES="));
		assertThat(read("Dockerfile")).contains("\nENV MALLOC_ARENA_MAX=2\n");
	}

	private static String tableRow(Variable variable) {
		String fallback = (variable.fallback() != null) ? "`" + variable.fallback() + "`" : "";
		return "| `%s` | %s | %s | %s |".formatted(variable.name(), variable.need().words(), fallback,
				variable.description());
	}

	private static Stream<MatchResult> exampleLines() {
		return ENV_LINE.matcher(read(".env.example")).results();
	}

	private static List<String> options(String text) {
		return Pattern.compile("-(?:XX:|D)[\\w.:+=]+").matcher(text).results().map(MatchResult::group).toList();
	}

	private static Properties procfile() {
		try {
			Properties processes = new Properties();
			processes.load(new StringReader(read("Procfile")));
			return processes;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new AssertionError(file + " can't be read", ex);
		}
	}

}
