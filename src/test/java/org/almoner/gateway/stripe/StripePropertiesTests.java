package org.almoner.gateway.stripe;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StripePropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "http://stripe.example.org", "https://", "ftp://127.0.0.1", "no address", "" })
	void aKeyTravelsNowhereInTheClear(String base) {
		assertThatIllegalArgumentException().isThrownBy(() -> new StripeProperties(base, Asked.usual()))
			.withMessageStartingWith("STRIPE_API_BASE")
			.withMessageNotContaining("stripe.example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.stripe.com/", "http://127.0.0.1:8091", "http://localhost:8091" })
	void stripeItselfAndThisMachineAreAsked(String base) {
		assertThat(new StripeProperties(base, Asked.usual()).apiBase()).isEqualTo(base.replaceFirst("/$", ""));
	}

	@Test
	void boundsThatWouldHoldUpALaneAreRefused() {
		Duration second = Duration.ofSeconds(1);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new StripeProperties.Lookups(400, Duration.ofMinutes(2), 20, 4, second, second))
			.withMessageContaining("time-max");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new StripeProperties.Lookups(400, second, 20, 4, second, Duration.ofSeconds(21)))
			.withMessageContaining("read-timeout");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new StripeProperties.Lookups(0, second, 20, 4, second, second))
			.withMessageContaining("requests-max");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new StripeProperties.Lookups(400, second, 0, 4, second, second))
			.withMessageContaining("per-second");
	}

}
