package org.almoner;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.mock.env.MockEnvironment;

/** All that a start needs, and nothing more. Nothing answers at these addresses. */
final class CompleteEnvironment {

	private CompleteEnvironment() {
	}

	static Map<Variable, String> variables() {
		Map<Variable, String> variables = new LinkedHashMap<>();
		variables.put(Variable.REDIS_URL, "redis://localhost:1");
		variables.put(Variable.SALESFORCE_URL, "https://example.my.salesforce.com");
		variables.put(Variable.SALESFORCE_CLIENT_ID, "3MVG9example");
		variables.put(Variable.SALESFORCE_CLIENT_SECRET, "a-consumer-secret");
		variables.put(Variable.ALMONER_SECRET_KEY, "0123456789abcdef0123456789abcdef");
		variables.put(Variable.ALMONER_ADMIN_PASSWORD, "an-admin-password");
		return variables;
	}

	static MockEnvironment withClientCredentials() {
		MockEnvironment environment = new MockEnvironment();
		variables().forEach((variable, value) -> environment.setProperty(variable.property(), value));
		return environment;
	}

}
