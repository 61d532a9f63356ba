package org.almoner.console;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VeilTests {

	private final Veil veil = new Veil(Set.of("id", "type", "currency"));

	@Test
	void structureNumbersAndOpenCodesAreShown() {
		assertThat(
				this.veil.over("{\"id\":\"ch_1\",\"amount\":5000,\"paid\":true,\"currency\":\"usd\",\"review\":null}"))
			.contains("\"id\" : \"ch_1\"", "\"amount\" : 5000", "\"paid\" : true", "\"currency\" : \"usd\"",
					"\"review\" : null")
			.doesNotContain(Veil.VEILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"Ada\"}", "{\"a\":[{\"b\":\"Ada\"}]}", "{\"type\":\"Ada Lovelace Ada\"}",
			"{\"id\":\"Ada@example.org\"}", "{\"metadata\":{\"type\":\"Ada\"}}",
			"{\"custom_fields\":[{\"id\":\"Ada\"}]}", "{\"new_field\":\"Ada\"}", "{\"Ada@example.org\":1}", "[\"Ada\"]",
			"\"Ada\"", "Ada is no JSON" })
	void whatMayTellOfAPersonIsVeiledWhereverItStands(String payload) {
		assertThat(this.veil.over(payload)).contains(Veil.VEILED).doesNotContain("Ada");
	}

	@Test
	void numbersOfAPersonAreVeiledToo() {
		assertThat(this.veil.over("{\"dob\":{\"year\":1815},\"created\":1815815}")).doesNotContain("1815,")
			.contains("\"year\" : \"•••\"", "1815815");
	}

	@Test
	void whereNobodyKnowsTheGatewayAllTextsAreVeiled() {
		assertThat(new Veil(Set.of()).over("{\"id\":\"ch_1\",\"n\":1}")).doesNotContain("ch_1").contains("\"n\" : 1");
	}

	@Test
	void secretsStayVeiledWhenTheVeilIsLifted() {
		assertThat(Veil.lifted("{\"a\":[{\"client_secret\":\"pi_1_secret_x\",\"name\":\"Ada\"}]}")).contains("Ada")
			.doesNotContain("pi_1_secret_x");
	}

	@Test
	void aLiftedPayloadKeepsEveryDigit() {
		assertThat(Veil.lifted("{\"rate\":0.12345678901234567890,\"big\":12345678901234567890123}"))
			.contains("0.12345678901234567890", "12345678901234567890123");
	}

	@Test
	void anAddressInAnErrorIsVeiled() {
		assertThat(Veil.overEmails("INVALID_EMAIL_ADDRESS: Email: invalid email address: ada@lovelace"))
			.isEqualTo("INVALID_EMAIL_ADDRESS: Email: invalid email address: •••");
	}

}
