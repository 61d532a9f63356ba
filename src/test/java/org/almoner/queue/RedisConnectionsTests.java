package org.almoner.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import org.almoner.sandbox.redis.RedisProcess;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RedisConnectionsTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "full", "ca" })
	void aSelfSignedCertificateIsRefusedWithASentenceThatNamesTheVariable(String verify) throws Exception {
		try (RedisProcess redis = tls(); RedisClient client = open("rediss://127.0.0.1:" + tlsPort(redis), verify)) {
			assertThatExceptionOfType(QueueException.class).isThrownBy(() -> new Redis(client).ask(RedisClient::ping))
				.withMessageContaining("REDIS_TLS_VERIFY");
		}
	}

	@Test
	void aSelfSignedCertificateIsTakenWhereNobodyChecks() throws Exception {
		try (RedisProcess redis = tls(); RedisClient client = open("rediss://127.0.0.1:" + tlsPort(redis), "none")) {
			assertThat(new Redis(client).ask(RedisClient::ping)).isEqualTo("PONG");
		}
	}

	@Test
	void thePasswordOfTheAddressIsUsedAndNeverShown() {
		try (RedisProcess redis = RedisProcess.start(0, "--requirepass", "p@ss:word")) {
			String host = "@127.0.0.1:" + redis.port();
			try (RedisClient client = open("redis://:p%40ss%3Aword" + host, "full")) {
				assertThat(new Redis(client).ask(RedisClient::ping)).isEqualTo("PONG");
			}
			try (RedisClient client = open("redis://:s3cret" + host, "full")) {
				assertThatExceptionOfType(QueueException.class)
					.isThrownBy(() -> new Redis(client).ask(RedisClient::ping))
					.withMessage("Redis refused the user or password in REDIS_URL")
					.withStackTraceContaining("WRONGPASS")
					.satisfies((ex) -> assertThat(Throwables.getStackTrace(ex)).doesNotContain("s3cret"));
			}
			try (RedisClient client = open("redis://" + host.substring(1), "full")) {
				assertThatExceptionOfType(QueueException.class)
					.isThrownBy(() -> new Redis(client).ask(RedisClient::ping))
					.withMessage("Redis asks for a password and REDIS_URL has none");
			}
		}
	}

	@Test
	void theDatabaseOfTheAddressIsUsed() {
		try (RedisProcess redis = RedisProcess.start(0); RedisClient client = open(redis.url() + "/3", "full")) {
			new RedisSharedCopies(new Redis(client)).put("accounts", "a", "sealed");
			assertThat(client.info("keyspace")).contains("db3:keys=1");
		}
	}

	private static RedisClient open(String url, String verify) {
		return RedisConnections.open(new RedisProperties(url, verify, null));
	}

	private RedisProcess tls() throws Exception {
		Path store = selfSigned();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, "changeit".toCharArray());
		}
		Key key = keys.getKey("redis", "changeit".toCharArray());
		Path keyFile = pem("PRIVATE KEY", key.getEncoded());
		Path certificate = pem("CERTIFICATE", keys.getCertificate("redis").getEncoded());
		RedisProcess plain = RedisProcess.start(0);
		int tlsPort = plain.port();
		plain.close();
		return RedisProcess.start(0, "--tls-port", String.valueOf(tlsPort), "--tls-cert-file", certificate.toString(),
				"--tls-key-file", keyFile.toString(), "--tls-ca-cert-file", certificate.toString(),
				"--tls-auth-clients", "no");
	}

	private static String tlsPort(RedisProcess redis) {
		try (RedisClient client = RedisClient.create(redis.url())) {
			return client.configGet("tls-port").values().iterator().next();
		}
	}

	private Path selfSigned() throws IOException, InterruptedException {
		Path store = this.directory.resolve("store.p12");
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "redis", "-keyalg", "EC",
				"-dname", "CN=localhost", "-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit",
				"-keystore", store.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("keytool.log").toFile())
			.start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return store;
	}

	private Path pem(String type, byte[] content) throws IOException {
		String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
		return Files.writeString(this.directory.resolve(type.replace(' ', '-')),
				"-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
	}

}
