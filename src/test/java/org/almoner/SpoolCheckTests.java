package org.almoner;

import org.almoner.queue.Durability;
import org.almoner.queue.QueueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolCheckTests {

	private static final Durability AWAY = () -> {
		throw new QueueException("Redis does not answer");
	};

	private final MockEnvironment environment = CompleteEnvironment.withClientCredentials();

	@Test
	void spoolingAlwaysNeedsARedisThatPersists() {
		assertThatCode(() -> check("always", () -> true)).doesNotThrowAnyException();
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> check("always", () -> false))
			.withMessageStartingWith("ALMONER_SPOOL is always, but Redis keeps no append-only file")
			.withMessageEndingWith(".");
	}

	@Test
	void aRedisThatCantBeAskedIsNotReliedOn() {
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> check("always", AWAY))
			.withMessage(
					"ALMONER_SPOOL is always, but nobody can tell whether Redis persists: " + "Redis does not answer.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "durable", "never" })
	void elseAlmonerStartsWithAnyRedis(String mode) {
		assertThatCode(() -> check(mode, AWAY)).doesNotThrowAnyException();
	}

	private void check(String mode, Durability durability) {
		this.environment.setProperty(Variable.ALMONER_SPOOL.property(), mode);
		new SpoolCheck(this.environment, durability);
	}

}
