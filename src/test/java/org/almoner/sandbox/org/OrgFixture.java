package org.almoner.sandbox.org;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import org.jspecify.annotations.Nullable;

/** An org with a clock that stands still, and Salesforce's own client connected to it. */
final class OrgFixture implements AutoCloseable {

	static final String ACCOUNT = "Gateway_Account__c";

	static final String PAYMENT = "Gateway_Transaction__c";

	static final String KEY = "Gateway_Key__c";

	private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00.789Z"));

	final SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"), this.now::get);

	void advance(Duration time) {
		this.now.updateAndGet((instant) -> instant.plus(time));
	}

	Instant now() {
		return this.now.get();
	}

	PartnerConnection connect() throws ConnectionException {
		return connect(Duration.ofSeconds(30));
	}

	PartnerConnection connect(Duration readTimeout) throws ConnectionException {
		ConnectorConfig config = new ConnectorConfig();
		config.setSessionId(token());
		config.setServiceEndpoint(this.org.url() + "/services/Soap/u/65.0");
		config.setConnectionTimeout(5_000);
		config.setReadTimeout((int) readTimeout.toMillis());
		return new PartnerConnection(config);
	}

	String token() {
		String body = "grant_type=client_credentials&client_id=" + this.org.clientId() + "&client_secret="
				+ this.org.clientSecret();
		HttpResponse<String> answer = post("/services/oauth2/token", body, null);
		Matcher token = TOKEN.matcher(answer.body());
		if (!token.find()) {
			throw new IllegalStateException(answer.body());
		}
		return token.group(1);
	}

	HttpResponse<String> post(String path, String form, @Nullable String basic) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.org.url() + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.timeout(Duration.ofSeconds(10))
			.POST(HttpRequest.BodyPublishers.ofString(form));
		if (basic != null) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
		}
		return send(request.build());
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.org.url() + path)).timeout(Duration.ofSeconds(10)).build());
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static SObject row(String type, Object... namesAndValues) {
		SObject row = new SObject(type);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.setField(namesAndValues[i].toString(), namesAndValues[i + 1]);
		}
		return row;
	}

	static SObject payment(String key, Object... namesAndValues) {
		SObject row = row(PAYMENT, namesAndValues);
		row.setField(KEY, key);
		return row;
	}

	static String code(Error[] errors) {
		return errors[0].getStatusCode().toString();
	}

	/** The values of one field of all records of a page. */
	static List<@Nullable Object> column(QueryResult result, String field) {
		List<@Nullable Object> values = new java.util.ArrayList<>();
		for (SObject row : result.getRecords()) {
			values.add(row.getField(field));
		}
		return values;
	}

	@Override
	public void close() {
		this.org.close();
	}

}
