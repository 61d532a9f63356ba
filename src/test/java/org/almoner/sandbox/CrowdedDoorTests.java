package org.almoner.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.almoner.webhook.DoorLoad;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Strangers stand about at the door, or talk slowly; those who sign come through. */
class CrowdedDoorTests {

	private static final Duration PROMPT = Duration.ofSeconds(8);

	private static final int SIGNED = 30;

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "crowded", "--almoner.posting.linger=10ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final RawClient CLIENT = new RawClient(SANDBOX.app());

	private static final SandboxAccount ACCOUNT = DOOR.account(Map.of("name", "A charity", "provider", "Stripe",
			"testMode", true, "signingSecret", "whsec_of_the_charity", "providerAccountId", "acct_1Charity"),
			"whsec_of_the_charity");

	private final List<Socket> crowd = new ArrayList<>();

	private final String number = UUID.randomUUID().toString().replace("-", "");

	@AfterEach
	void goHome() throws IOException {
		for (Socket socket : this.crowd) {
			socket.close();
		}
	}

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@Test
	void aThousandIdleConnectionsLockNobodyOut() throws Exception {
		gather(1_000, new byte[0]);
		assertSignedEventsAreTaken();
	}

	@Test
	void aHundredHeadsThatDripLockNobodyOut() throws Exception {
		gather(100, "POST /webhooks/".getBytes(StandardCharsets.US_ASCII));
		whileTheyDrip();
	}

	@Test
	void aHundredBodiesThatDripLockNobodyOutHoweverLongTheySayTheyAre() throws Exception {
		gather(100, RawClient.head("POST", "/webhooks/" + ACCOUNT.key(), "Content-Length: 2000000",
				"Stripe-Signature: t=1,v1=00"));
		DoorLoad load = SANDBOX.almoner().getBean(DoorLoad.class);
		Awaitility.await().atMost(PROMPT).until(() -> load.requests() == 100);
		whileTheyDrip();
		assertThat(load.bytes()).isLessThan(1_000_000);
	}

	@Test
	void aHundredLongBodiesOfUnknownLengthTakeNoMoreRoomThanTheDoorHas() throws Exception {
		byte[] head = RawClient.head("POST", "/webhooks/" + ACCOUNT.key(), "Transfer-Encoding: chunked",
				"Stripe-Signature: t=1,v1=00");
		DoorLoad load = SANDBOX.almoner().getBean(DoorLoad.class);
		gather(100, head);
		byte[] chunk = ("f0000\r\n" + "x".repeat(0xf0000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		this.crowd.forEach((socket) -> Thread.startVirtualThread(() -> say(socket, chunk)));
		Awaitility.await().atMost(PROMPT).until(() -> load.bytes() > 20_000_000);
		assertThat(load.bytes()).isLessThan(36_000_000);
		goHome();
		Awaitility.await().atMost(PROMPT).until(() -> load.bytes() == 0 && load.requests() == 0);
		assertSignedEventsAreTaken();
	}

	private void gather(int count, byte[] words) throws IOException {
		for (int i = 0; i < count; i++) {
			Socket socket = CLIENT.connect();
			this.crowd.add(socket);
			say(socket, words);
		}
	}

	private static void say(Socket socket, byte[] words) {
		try {
			socket.getOutputStream().write(words);
			socket.getOutputStream().flush();
		}
		catch (IOException ex) {
			// the door has had enough of this one
		}
	}

	/** A byte of each between any two signed events. */
	private void whileTheyDrip() throws Exception {
		for (int turn = 0; turn < SIGNED; turn++) {
			this.crowd.forEach((socket) -> say(socket, new byte[] { 'x' }));
			assertTaken(turn);
		}
	}

	private void assertSignedEventsAreTaken() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> taken = new ArrayList<>();
			IntStream.range(0, SIGNED).forEach((turn) -> taken.add(threads.submit(() -> assertTaken(turn))));
			for (Future<?> one : taken) {
				one.get();
			}
		}
	}

	private void assertTaken(int turn) {
		Instant start = Instant.now();
		assertThat(DOOR.deliver(ACCOUNT, Charges.succeeded(this.number + turn)).statusCode()).isEqualTo(200);
		assertThat(Duration.between(start, Instant.now())).isLessThan(PROMPT);
	}

}
