package org.almoner.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.almoner.account.GatewayAccount;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Gateways;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a test event to an account's own endpoint URL, as its gateway would: over the
 * internet and signed.
 */
@Component
@ConditionalOnRole(Role.WEB)
class TestEvents implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(TestEvents.class);

	private static final String ID_PREFIX = "evt_almoner_test_";

	private static final Pattern ID = Pattern.compile(ID_PREFIX + "[0-9a-f]{32}");

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration ANSWER = Duration.ofSeconds(20);

	private final Gateways gateways;

	private final PublicAddress address;

	private final InstantSource time;

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.followRedirects(Redirect.NEVER)
		.version(Version.HTTP_1_1)
		.build();

	TestEvents(Gateways gateways, PublicAddress address, InstantSource time) {
		this.gateways = gateways;
		this.address = address;
		this.time = time;
	}

	/** An event that was sent, and what the door said. */
	record Sent(String eventId, DoorAnswer answer) {
	}

	/** Whether a text is the id of a test event. */
	static boolean isId(String text) {
		return ID.matcher(text).matches();
	}

	/** Sends one and waits for the door's answer, for 25 seconds at the most. */
	Sent send(GatewayAccount account) {
		String eventId = ID_PREFIX + UUID.randomUUID().toString().replace("-", "");
		Optional<Delivery> delivery = this.gateways.of(account).testDelivery(account, eventId, this.time.instant());
		Optional<URI> url = url(account);
		DoorAnswer answer = url.isEmpty() ? DoorAnswer.NOT_OURS
				: delivery.map((event) -> post(url.get(), event)).orElse(DoorAnswer.NO_SECRET);
		log.info("Test event {} to account {}: {}", eventId, account.key(), answer);
		return new Sent(eventId, answer);
	}

	/** People can change the URL in the org: it is posted to only where it is our own. */
	private Optional<URI> url(GatewayAccount account) {
		return PublicAddress.of(account)
			.filter((base) -> this.address.told().map(base::equals).orElse(true))
			.map((base) -> TypedAddress.of(base, !account.testMode()))
			.filter((base) -> base.problem().isEmpty())
			.map((base) -> URI.create(PublicAddress.endpoint(base.base(), account.key())));
	}

	private DoorAnswer post(URI url, Delivery event) {
		HttpRequest.Builder request = HttpRequest.newBuilder(url)
			.timeout(ANSWER)
			.header("Content-Type", "application/json; charset=utf-8")
			.header("User-Agent", "Almoner test event")
			.POST(BodyPublishers.ofByteArray(event.body()));
		event.headers().forEach(request::header);
		try {
			HttpResponse<InputStream> answer = this.client.send(request.build(), BodyHandlers.ofInputStream());
			answer.body().close();
			return DoorAnswer.ofStatus(answer.statusCode());
		}
		catch (IOException ex) {
			return failure(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return DoorAnswer.TOO_SLOW;
		}
	}

	private static DoorAnswer failure(IOException error) {
		for (@Nullable
		Throwable cause = error; cause != null; cause = cause.getCause()) {
			switch (cause) {
				case SSLException ex -> {
					return DoorAnswer.UNTRUSTED;
				}
				case HttpTimeoutException ex -> {
					return DoorAnswer.TOO_SLOW;
				}
				case UnresolvedAddressException ex -> {
					return DoorAnswer.NO_SUCH_HOST;
				}
				default -> {
					// its cause may tell
				}
			}
		}
		return (error instanceof ConnectException) ? DoorAnswer.NOBODY_THERE : DoorAnswer.ODD;
	}

	@Override
	public void close() {
		this.client.close();
	}

}
