package org.almoner.salesforce;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks the org for a session. Redirects are not followed: the form holds secrets. */
final class TokenEndpoint {

	private static final int MOST_BYTES = 64 * 1024;

	private final HttpClient client;

	private final URI address;

	private final Grant grant;

	private final Duration limit;

	private final TokenAnswers answers;

	TokenEndpoint(SalesforceProperties settings, Grant grant) {
		this.client = HttpClient.newBuilder().connectTimeout(settings.limits().connectTimeout()).build();
		this.address = URI.create(settings.url() + "/services/oauth2/token");
		this.grant = grant;
		this.limit = settings.limits().connectTimeout().plus(settings.limits().readTimeout());
		this.answers = new TokenAnswers(settings.url());
	}

	/**
	 * A new session.
	 * @throws SalesforceException CONFIGURATION if the org refuses the app or the user,
	 * AWAY if it can't be asked now
	 */
	Token request() {
		HttpResponse<byte[]> response = send(HttpRequest.newBuilder(this.address)
			.timeout(this.limit)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString(encode(this.grant.form())))
			.build());
		return this.answers.read(response.statusCode(), response.body());
	}

	private HttpResponse<byte[]> send(HttpRequest request) {
		CompletableFuture<HttpResponse<byte[]>> answer = this.client.sendAsync(request, bounded());
		try {
			return answer.get(this.limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw away("no connection", ex);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw away("time-out", ex);
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw away("interrupted", ex);
		}
	}

	private static SalesforceException away(String reason, Exception cause) {
		return new SalesforceException(FailureKind.AWAY, "TOKEN_REQUEST",
				"Salesforce could not be asked for a session: " + reason, cause);
	}

	private static BodyHandler<byte[]> bounded() {
		return (info) -> {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			return BodySubscribers.mapping(BodySubscribers.ofByteArrayConsumer((part) -> part.ifPresent((bytes) -> {
				if (body.size() + bytes.length > MOST_BYTES) {
					throw new IllegalStateException("The answer to a token request is too long");
				}
				body.writeBytes(bytes);
			})), (done) -> body.toByteArray());
		};
	}

	private static String encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
