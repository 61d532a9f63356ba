package org.almoner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Looks at the whole environment before anything is made of it, so that an admin hears of
 * every problem at once.
 */
final class EnvironmentCheck {

	private final Environment environment;

	EnvironmentCheck(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Passes an environment that has all it needs.
	 * @throws StartRefusedException with every problem there is
	 */
	void verify() {
		List<String> problems = problems();
		if (!problems.isEmpty()) {
			throw new StartRefusedException(problems);
		}
	}

	private List<String> problems() {
		List<String> problems = new ArrayList<>();
		boolean http = roles().contains(Role.WEB) || value(Variable.ALMONER_WORKER_PORT) != null;
		Arrays.stream(Variable.values())
			.map(variable -> problem(variable, http))
			.filter(Objects::nonNull)
			.forEach(problems::add);
		String credentials = credentialsProblem();
		if (credentials != null) {
			problems.add(credentials);
		}
		return problems;
	}

	private @Nullable String problem(Variable variable, boolean http) {
		String value = value(variable);
		if (value != null) {
			return variable.shape().allows(value) ? null : variable + " " + variable.shape().rule() + ".";
		}
		return variable.isNeeded(http) ? variable + " is missing (" + unended(variable.description()) + ")." : null;
	}

	/** Rule: client credentials or JWT bearer, each with all it takes. */
	private @Nullable String credentialsProblem() {
		boolean user = value(Variable.SALESFORCE_USERNAME) != null;
		boolean key = value(Variable.SALESFORCE_PRIVATE_KEY) != null;
		if (user != key) {
			return "SALESFORCE_USERNAME and SALESFORCE_PRIVATE_KEY go together: set both or none.";
		}
		boolean secret = value(Variable.SALESFORCE_CLIENT_SECRET) != null;
		if (key && secret) {
			return "SALESFORCE_CLIENT_SECRET and SALESFORCE_PRIVATE_KEY are both set: keep one of them.";
		}
		if (user || secret) {
			return null;
		}
		return "SALESFORCE_CLIENT_SECRET is missing: set it, or SALESFORCE_USERNAME and SALESFORCE_PRIVATE_KEY.";
	}

	private Set<Role> roles() {
		String roles = value(Variable.ALMONER_ROLES);
		boolean readable = roles == null || Variable.ALMONER_ROLES.shape().allows(roles);
		return readable ? Role.parse(roles) : EnumSet.noneOf(Role.class);
	}

	private @Nullable String value(Variable variable) {
		String value = this.environment.getProperty(variable.property());
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	private static String unended(String sentence) {
		return sentence.substring(0, sentence.length() - 1);
	}

}
