package org.almoner.queue;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RedisPropertiesTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void withoutAnAddressTheSentenceNamesTheVariable(@Nullable String url) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new RedisProperties(url, null, null))
			.withMessageStartingWith("REDIS_URL is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:6379", "http://localhost", "redis://", "redis:///0", "redis://h:99999",
			"redis://:s3cret@ho st", "redis://:s3cret@h/database", "s3cret" })
	void aWrongAddressIsRefusedAndNotRepeated(String url) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new RedisProperties(url, null, null))
			.withMessageStartingWith("REDIS_URL must look like")
			.withMessageNotContaining("s3cret")
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis://localhost", "rediss://:p%40ss@ec2-1.compute.amazonaws.com:23459",
			"redis://user:pass@h:1/2", "redis://[::1]:6379" })
	void anAddressMayHaveAUserAPasswordAPortAndADatabase(String url) {
		assertThatNoException().isThrownBy(() -> {
			RedisProperties properties = new RedisProperties(url, null, null);
			RedisConnections.open(properties).close();
		});
	}

	@Test
	void theCertificateIsCheckedFullyUnlessSomethingElseIsSaid() {
		assertThat(new RedisProperties("rediss://h", null, null).verification()).isEqualTo(TlsVerification.FULL);
		assertThat(new RedisProperties("rediss://h", "", null).verification()).isEqualTo(TlsVerification.FULL);
		assertThat(new RedisProperties("rediss://h", "None", null).verification()).isEqualTo(TlsVerification.NONE);
		assertThat(new RedisProperties("rediss://h", "ca", null).verification()).isEqualTo(TlsVerification.CA);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> new RedisProperties("rediss://h", "off", null))
			.withMessage("REDIS_TLS_VERIFY must be full, ca or none");
	}

	@Test
	void aLeaseHasALengthWithinReason() {
		assertThat(new RedisProperties("redis://h", null, null).lease()).isEqualTo(Duration.ofSeconds(60));
		assertThat(new RedisProperties("redis://h", null, Duration.ofSeconds(5)).lease())
			.isEqualTo(Duration.ofSeconds(5));
		for (Duration wrong : new Duration[] { Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(2) }) {
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> new RedisProperties("redis://h", null, wrong));
		}
	}

	@Test
	void thePasswordIsNotInTheText() {
		assertThat(new RedisProperties("redis://user:s3cret@h:1", null, null).toString()).contains("redis://h")
			.doesNotContain("s3cret");
	}

}
