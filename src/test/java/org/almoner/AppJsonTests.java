package org.almoner;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.Variable.Giver;
import org.almoner.Variable.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules are those of Heroku's app.json schema
 * (devcenter.heroku.com/articles/app-json-schema).
 */
class AppJsonTests {

	private static final Set<String> KEYS = Set.of("name", "description", "keywords", "website", "repository", "logo",
			"success_url", "scripts", "env", "formation", "addons", "buildpacks", "environments", "stack", "image");

	private static final Set<String> OF_A_VARIABLE = Set.of("description", "value", "required", "generator");

	private static final Set<Variable> MADE_UP = Set.of(Variable.ALMONER_SECRET_KEY, Variable.ALMONER_ADMIN_PASSWORD);

	private final JsonNode app = JsonMapper.shared().readTree(HostFilesTests.read("app.json"));

	@Test
	void itHasOnlyKeysThatHerokuKnows() {
		assertThat(this.app.propertyNames()).isSubsetOf(KEYS);
	}

	@Test
	void itsTextsFitTheButton() {
		assertThat(text("name")).matches("[A-Za-z][\\w.-]{2,29}");
		assertThat(text("description")).hasSizeLessThanOrEqualTo(140);
		assertThat(this.app.path("keywords").values()).isNotEmpty()
			.allMatch(JsonNode::isString)
			.doesNotHaveDuplicates();
		assertThat(text("stack")).isIn("heroku-22", "heroku-24");
	}

	@Test
	void theReadmesButtonLeadsToItsRepository() {
		assertThat(text("repository")).startsWith("https://");
		assertThat(HostFilesTests.read("README.md"))
			.contains("https://www.heroku.com/deploy?template=" + text("repository") + ")");
	}

	@Test
	void itAsksForWhatAnAdminSetsInTheSameOrder() {
		List<String> expected = adminVariables().map(Variable::name).toList();
		assertThat(List.copyOf(this.app.path("env").propertyNames())).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("adminVariables")
	void aVariableIsDescribedAsInTheCode(Variable variable) {
		JsonNode entry = entry(variable);
		assertThat(entry.propertyNames()).isSubsetOf(OF_A_VARIABLE);
		assertThat(entry.path("description").asString()).isEqualTo(variable.description());
	}

	@ParameterizedTest
	@MethodSource("adminVariables")
	void aVariableIsDemandedIfThereIsNoStartWithoutIt(Variable variable) {
		JsonNode entry = entry(variable);
		if (MADE_UP.contains(variable)) {
			assertThat(entry.path("generator").asString()).isEqualTo("secret");
		}
		else {
			assertThat(entry.has("generator")).isFalse();
			assertThat(entry.path("required").booleanValue()).isEqualTo(variable.need() == Need.REQUIRED);
		}
	}

	@ParameterizedTest
	@MethodSource("adminVariables")
	void aValueThatIsFilledInPassesTheCheckAndIsNoSecret(Variable variable) {
		JsonNode value = entry(variable).path("value");
		if (!value.isMissingNode()) {
			assertThat(variable.shape().isSecret()).isFalse();
			assertThat(variable.shape().allows(value.asString())).isTrue();
		}
	}

	@Test
	void herokusSelfSignedRedisIsAccepted() {
		assertThat(this.app.path("addons").path(0).path("plan").asString()).isEqualTo("heroku-redis:mini");
		assertThat(entry(Variable.REDIS_TLS_VERIFY).path("value").asString()).isEqualTo("none");
	}

	@Test
	void itRunsTheProcessesOfTheProcfile() {
		assertThat(this.app.path("formation").propertyNames()).containsExactlyInAnyOrder("web", "worker");
		assertThat(this.app.path("formation").values()).allSatisfy(process -> {
			assertThat(process.path("quantity").intValue()).isOne();
			assertThat(process.path("size").asString()).isEqualTo("basic");
		});
	}

	private String text(String key) {
		return this.app.path(key).asString();
	}

	private JsonNode entry(Variable variable) {
		return this.app.path("env").path(variable.name());
	}

	private static Stream<Variable> adminVariables() {
		return Arrays.stream(Variable.values()).filter(variable -> variable.giver() == Giver.ADMIN);
	}

}
