package org.almoner.sandbox.stripe;

import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;

/** An answer of Stripe that says no, with the body that Stripe sends. */
final class StripeError extends RuntimeException {

	private final int status;

	private final Doc body;

	private StripeError(int status, String type, @Nullable String code, @Nullable String param, String message) {
		super(message);
		this.status = status;
		Doc error = Doc.of("message", message, "type", type);
		if (code != null) {
			error.set("code", code).set("doc_url", "https://docs.stripe.com/error-codes/" + code.replace('_', '-'));
		}
		if (param != null) {
			error.set("param", param);
		}
		this.body = Doc.of("error", error);
	}

	static StripeError noSuch(String kind, String id) {
		return new StripeError(404, "invalid_request_error", "resource_missing", "id",
				"No such " + kind.replace('_', ' ') + ": '" + id + "'");
	}

	static StripeError ofOtherMode(String kind, String id, boolean live) {
		return new StripeError(404, "invalid_request_error", "resource_missing", "id",
				"No such " + kind + ": '" + id + "'; a similar object exists in " + (live ? "test" : "live")
						+ " mode, but a " + (live ? "live" : "test") + " mode key was used to make this request.");
	}

	static StripeError badUrl(String message) {
		return new StripeError(400, "invalid_request_error", "url_invalid", "url", "Invalid URL: " + message);
	}

	static StripeError unknownPath(String method, String path) {
		return new StripeError(404, "invalid_request_error", null, null,
				"Unrecognized request URL (" + method + ": " + path + ").");
	}

	static StripeError badParameter(String param, String message) {
		return new StripeError(400, "invalid_request_error", "parameter_invalid", param, message);
	}

	static StripeError unknownParameter(String param) {
		return new StripeError(400, "invalid_request_error", "parameter_unknown", param,
				"Received unknown parameter: " + param);
	}

	static StripeError missingParameter(String param) {
		return new StripeError(400, "invalid_request_error", "parameter_missing", param,
				"Missing required param: " + param + ".");
	}

	static StripeError tooMany(String message) {
		return new StripeError(400, "invalid_request_error", null, null, message);
	}

	static StripeError wrongKey(String shown) {
		return new StripeError(401, "invalid_request_error", null, null, "Invalid API Key provided: " + shown);
	}

	static StripeError noKey() {
		return new StripeError(401, "invalid_request_error", null, null,
				"You did not provide an API key. You need to provide your API key in the Authorization header.");
	}

	static StripeError notAllowed(String shown, String account, String permission) {
		return new StripeError(403, "invalid_request_error", null, null,
				"The provided key '" + shown + "' does not have the required permissions for this endpoint on account '"
						+ account + "'. Having the '" + permission
						+ "' permission would allow this request to continue.");
	}

	static StripeError tooFast() {
		return new StripeError(429, "invalid_request_error", "rate_limit", null,
				"Request rate limit exceeded. Learn more about rate limits here: https://docs.stripe.com/rate-limits.");
	}

	static StripeError broken(int status) {
		return new StripeError(status, "api_error", null, null, "An unknown error occurred");
	}

	static StripeError keyUsedOtherwise() {
		return new StripeError(400, "idempotency_error", null, null,
				"Keys for idempotent requests can only be used with the same parameters they were first used with.");
	}

	int status() {
		return this.status;
	}

	Doc body() {
		return this.body;
	}

}
