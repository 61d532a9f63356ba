package org.almoner.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.almoner.sandbox.org.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a host watches is there, and tells of nobody. */
class MetersTests {

	private static final Pattern METRIC = Pattern.compile("^\\| `(almoner[.a-z]+)`", Pattern.MULTILINE);

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "meters", "--almoner.posting.linger=50ms",
			"--almoner.posting.poll=50ms", "--almoner.posting.retry-first=200ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@Test
	void everyMetricOfTheDocumentIsMeasured() throws IOException {
		List<String> documented = METRIC.matcher(Files.readString(Path.of("docs", "operations.md")))
			.results()
			.map((MatchResult found) -> found.group(1))
			.toList();
		assertThat(documented).hasSizeGreaterThan(15);
		SandboxAccount account = DOOR.account(
				Map.of("name", "Metered", "provider", "Stripe", "testMode", true, "signingSecret", "whsec_metered"),
				"whsec_metered");
		SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.times(1)
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW", (row) -> true));
		DOOR.deliver(account, Charges.succeeded("metered"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.untilAsserted(
					() -> assertThat(documented).allSatisfy((name) -> assertThat(measured()).as("a line of %s", name)
						.containsPattern("(?m)^" + name.replace('.', '_') + "[_{ ]")));
		assertThat(measured()).doesNotContain("whsec_metered", Charges.EMAIL, Charges.DONOR);
	}

	private static String measured() {
		HttpRequest request = HttpRequest.newBuilder(SANDBOX.app().resolve("/actuator/prometheus"))
			.header("Authorization", SANDBOX.admin().authorization())
			.timeout(Duration.ofSeconds(10))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
