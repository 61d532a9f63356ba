package org.almoner;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EnvironmentCheckTests {

	private final MockEnvironment environment = CompleteEnvironment.withClientCredentials();

	@Test
	void anEnvironmentWithClientCredentialsPasses() {
		assertThat(problems()).isEmpty();
	}

	@Test
	void anEnvironmentWithJwtBearerNeedsNoClientSecret() {
		unset(Variable.SALESFORCE_CLIENT_SECRET);
		set(Variable.SALESFORCE_USERNAME, "almoner@example.org");
		set(Variable.SALESFORCE_PRIVATE_KEY, "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
		assertThat(problems()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = Variable.class, names = { "REDIS_URL", "SALESFORCE_URL", "SALESFORCE_CLIENT_ID",
			"SALESFORCE_CLIENT_SECRET", "ALMONER_SECRET_KEY", "ALMONER_ADMIN_PASSWORD" })
	void whatIsMissingIsNamedInOneSentence(Variable variable) {
		unset(variable);
		assertThat(problems()).singleElement().asString().startsWith(variable.name() + " is missing").endsWith(".");
	}

	@Test
	void aBlankValueIsAMissingOne() {
		set(Variable.SALESFORCE_URL, "  ");
		assertThat(problems()).singleElement().asString().startsWith("SALESFORCE_URL is missing (The org's");
	}

	@Test
	void everyProblemIsToldAtOnceInTheOrderOfTheTable() {
		unset(Variable.ALMONER_SECRET_KEY);
		unset(Variable.REDIS_URL);
		set(Variable.ALMONER_SPOOL, "sometimes");
		assertThat(problems()).hasSize(3)
			.satisfies(problems -> assertThat(problems.get(0)).startsWith("REDIS_URL"))
			.satisfies(problems -> assertThat(problems.get(1)).startsWith("ALMONER_SECRET_KEY"))
			.satisfies(problems -> assertThat(problems.get(2))
				.isEqualTo("ALMONER_SPOOL must be durable, always or never."));
	}

	@ParameterizedTest
	@CsvSource({ "PORT, http", "PORT, 65536", "REDIS_URL, localhost:6379", "REDIS_URL, https://localhost",
			"REDIS_TLS_VERIFY, yes", "SALESFORCE_URL, http://example.my.salesforce.com",
			"SALESFORCE_URL, example.my.salesforce.com", "SALESFORCE_URL, https://", "ALMONER_SECRET_KEY, too short",
			"ALMONER_SECRET_KEY_PREVIOUS, too short", "ALMONER_PUBLIC_URL, gifts.example.org",
			"ALMONER_PUBLIC_URL, https://gifts.example.org/?a=b", "ALMONER_ROLES, clerk", "ALMONER_ROLES, 'web,'",
			"ALMONER_WORKER_PORT, -1", "ALMONER_SPOOL, true", "STRIPE_API_BASE, localhost" })
	void aWrongValueIsNamedAndNeverShown(Variable variable, String value) {
		set(variable, value);
		assertThat(problems()).containsExactly(variable + " " + variable.shape().rule() + ".");
	}

	@ParameterizedTest
	@CsvSource({ "PORT, 0", "REDIS_URL, redis://localhost:6379/1", "REDIS_URL, rediss://:p%40ss@ec2-1.example.com:6380",
			"REDIS_TLS_VERIFY, ca", "SALESFORCE_URL, http://localhost:8090", "SALESFORCE_URL, http://127.0.0.1:8090",
			"SALESFORCE_URL, 'http://[::1]:8090'", "SALESFORCE_URL, https://example.my.salesforce.com/",
			"ALMONER_PUBLIC_URL, https://example.org/gifts", "ALMONER_ROLES, worker", "ALMONER_SPOOL, never" })
	void aRightValuePasses(Variable variable, String value) {
		set(variable, value);
		assertThat(problems()).isEmpty();
	}

	@Test
	void aWorkerAloneNeedsNoAdminPassword() {
		set(Variable.ALMONER_ROLES, "worker");
		unset(Variable.ALMONER_ADMIN_PASSWORD);
		assertThat(problems()).isEmpty();
	}

	@Test
	void aWorkerThatShowsItsHealthNeedsTheAdminPassword() {
		set(Variable.ALMONER_ROLES, "worker");
		set(Variable.ALMONER_WORKER_PORT, "9000");
		unset(Variable.ALMONER_ADMIN_PASSWORD);
		assertThat(problems()).singleElement().asString().startsWith("ALMONER_ADMIN_PASSWORD is missing");
	}

	@Test
	void twoWaysInAreOneTooMany() {
		set(Variable.SALESFORCE_USERNAME, "almoner@example.org");
		set(Variable.SALESFORCE_PRIVATE_KEY, "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
		assertThat(problems())
			.containsExactly("SALESFORCE_CLIENT_SECRET and SALESFORCE_PRIVATE_KEY are both set: keep one of them.");
	}

	@Test
	void aUserWithoutItsKeyIsHalfAWayIn() {
		set(Variable.SALESFORCE_USERNAME, "almoner@example.org");
		assertThat(problems())
			.containsExactly("SALESFORCE_USERNAME and SALESFORCE_PRIVATE_KEY go together: set both or none.");
	}

	private List<String> problems() {
		EnvironmentCheck check = new EnvironmentCheck(this.environment);
		StartRefusedException refused = catchThrowableOfType(StartRefusedException.class, check::verify);
		return (refused != null) ? refused.problems() : List.of();
	}

	private void set(Variable variable, String value) {
		this.environment.setProperty(variable.property(), value);
	}

	private void unset(Variable variable) {
		set(variable, "");
	}

}
