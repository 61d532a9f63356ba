package org.almoner.salesforce;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the token endpoint answers.
 *
 * @see <a href=
 * "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm">OAuth
 * authorization errors</a>
 */
final class TokenAnswers {

	private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "unknown_error",
			"rate_limit_exceeded", "login_rate_exceeded");

	private static final Map<String, String> SENTENCES = Map.of("invalid_client",
			"Salesforce refuses the app: check SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET", "invalid_client_id",
			"Salesforce does not know the app: check SALESFORCE_CLIENT_ID", "app_not_found",
			"Salesforce does not know the app in this org: check SALESFORCE_CLIENT_ID and SALESFORCE_URL",
			"invalid_grant",
			"Salesforce refuses the user: check the app's Run-As user, or that SALESFORCE_USERNAME is approved for the app",
			"unsupported_grant_type", "The app does not allow this OAuth flow: enable it in the app's settings",
			"invalid_app_access", "The user is not approved for the app", "inactive_user", "The user is inactive",
			"inactive_org", "The org is inactive");

	private final JsonMapper json = new JsonMapper();

	private final String url;

	TokenAnswers(String url) {
		this.url = url;
	}

	/** The session in an answer, or the failure that the answer means. */
	Token read(int status, byte[] body) {
		JsonNode answer = parse(body);
		if (status == 200 && answer != null && answer.path("access_token").isString()) {
			return token(answer);
		}
		String error = (answer != null) ? answer.path("error").asString("") : "";
		throw (status < 500 && status != 429 && !error.isEmpty() && !PASSING.contains(error)) ? refused(error, answer)
				: unusable(status);
	}

	private Token token(JsonNode answer) {
		String instance = answer.path("instance_url").asString(this.url).replaceFirst("/+$", "");
		if (!isSafe(instance)) {
			throw new SalesforceException(FailureKind.CONFIGURATION, "INSTANCE_URL",
					"Salesforce named an instance address that is not https", null);
		}
		return new Token(answer.path("access_token").asString(), instance);
	}

	private static boolean isSafe(String instance) {
		try {
			return SalesforceProperties.isSafe(URI.create(instance));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static SalesforceException refused(String error, @Nullable JsonNode answer) {
		String sentence = SENTENCES.getOrDefault(error, "Salesforce refuses the app or its user");
		String description = (answer != null) ? answer.path("error_description").asString("") : "";
		return new SalesforceException(FailureKind.CONFIGURATION, error,
				sentence + " (" + error + (description.isBlank() ? "" : ": " + shortened(description)) + ")", null);
	}

	/** 404 is a wrong address; anything else, such as a maintenance page, may pass. */
	private static SalesforceException unusable(int status) {
		if (status == 404) {
			return new SalesforceException(FailureKind.CONFIGURATION, "HTTP_404",
					"There is no Salesforce org at SALESFORCE_URL (HTTP 404)", null);
		}
		return new SalesforceException(FailureKind.AWAY, "HTTP_" + status,
				"Salesforce gives no session right now (HTTP " + status + ")", null);
	}

	private static String shortened(String text) {
		return (text.length() <= 200) ? text : text.substring(0, 200) + "…";
	}

	private @Nullable JsonNode parse(byte[] body) {
		try {
			return this.json.readTree(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
