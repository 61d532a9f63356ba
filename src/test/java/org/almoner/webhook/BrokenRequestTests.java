package org.almoner.webhook;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the door's tests, long enough", "almoner.admin-password=door-tests",
				"almoner.door.requests=4", "almoner.store.deadline=3s" })
class BrokenRequestTests {

	@LocalServerPort
	private int port;

	@Autowired
	private GatewayAccounts accounts;

	@Autowired
	private DoorLoad load;

	private AccountKey key = Samples.KEY;

	@BeforeEach
	void connect() {
		this.key = this.accounts.create(Samples.newAccount("Shop", null, Samples.manual())).key();
	}

	@Test
	void aBodyThatIsShorterThanItSaidLeavesNothingBehind() throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			OutputStream out = socket.getOutputStream();
			out.write(("POST /webhooks/" + this.key + " HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"id\"")
				.getBytes(StandardCharsets.UTF_8));
			out.flush();
			await().atMost(Duration.ofSeconds(5)).until(() -> this.load.requests() == 1);
		}
		await().atMost(Duration.ofSeconds(5)).until(() -> this.load.requests() == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: -1", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: abc",
			"Transfer-Encoding: bogus", "Content-Length: 99999999999999999999" })
	void brokenFramingIsNeverAServerError(String header) throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream()
				.write(("POST /webhooks/" + this.key + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
						+ "\r\n\r\n{}")
					.getBytes(StandardCharsets.UTF_8));
			String answer = new String(read(socket.getInputStream()), StandardCharsets.UTF_8);
			assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|501).*");
		}
	}

	private static byte[] read(InputStream stream) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		stream.transferTo(bytes);
		return bytes.toByteArray();
	}

}
