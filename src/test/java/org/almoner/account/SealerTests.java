package org.almoner.account;

import java.time.Instant;
import java.util.List;

import org.almoner.testing.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealerTests {

	private static final Secret OLD = Secret.of("an old key of thirty-two characters");

	private static final Secret NEW = Secret.of("a new key with thirty-two characters");

	private static final AccountKey OTHER = new AccountKey("zbcdefghijkl012345678901");

	private final Sealer sealer = Sealer.of(OLD);

	@Test
	void whatIsSealedOpensAgainAndIsNotReadableMeanwhile() throws SealException {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "whsec_ünd €");
		assertThat(sealed).startsWith("v1.").doesNotContain("whsec");
		assertThat(this.sealer.open("credentials", Samples.KEY, sealed)).isEqualTo("whsec_ünd €");
	}

	@Test
	void theSameTextIsNeverSealedTheSameTwice() {
		assertThat(this.sealer.seal("p", Samples.KEY, "text")).isNotEqualTo(this.sealer.seal("p", Samples.KEY, "text"));
	}

	@Test
	void aSealedTextOpensForNoOtherAccount() {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "text");
		assertThatExceptionOfType(SealException.class).isThrownBy(() -> this.sealer.open("credentials", OTHER, sealed));
	}

	@Test
	void aSealedTextOpensForNoOtherPurpose() {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "text");
		assertThatExceptionOfType(SealException.class).isThrownBy(() -> this.sealer.open("copy", Samples.KEY, sealed));
	}

	@Test
	void aSealedTextWithAnyPartChangedDoesNotOpen() {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "text");
		for (int index = 0; index < sealed.length() - 1; index++) {
			char other = (sealed.charAt(index) == 'A') ? 'B' : 'A';
			String changed = sealed.substring(0, index) + other + sealed.substring(index + 1);
			assertThatExceptionOfType(SealException.class)
				.isThrownBy(() -> this.sealer.open("credentials", Samples.KEY, changed));
		}
	}

	@Test
	void theErrorOfAChangedTextTellsNothingOfIt() {
		assertThatExceptionOfType(SealException.class)
			.isThrownBy(() -> this.sealer.open("credentials", Samples.KEY, "whsec_plain"))
			.withMessageNotContaining("whsec_plain")
			.withNoCause();
	}

	@Test
	void aPreviousKeyOpensButNoLongerSeals() throws SealException {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "text");
		Sealer rotating = Sealer.of(NEW, OLD);
		assertThat(rotating.open("credentials", Samples.KEY, sealed)).isEqualTo("text");
		String fresh = rotating.seal("credentials", Samples.KEY, "text");
		assertThat(Sealer.of(NEW).open("credentials", Samples.KEY, fresh)).isEqualTo("text");
	}

	@Test
	void aTextOfAForgottenKeyNamesTheSettingThatIsMissing() {
		String sealed = this.sealer.seal("credentials", Samples.KEY, "text");
		assertThatExceptionOfType(SealException.class)
			.isThrownBy(() -> Sealer.of(NEW).open("credentials", Samples.KEY, sealed))
			.withMessageContaining("ALMONER_SECRET_KEY_PREVIOUS");
	}

	@Test
	void credentialsComeBackWithEverySecretAndItsEnd() throws SealException {
		Instant end = Instant.parse("2026-11-22T00:00:00Z");
		Credentials credentials = new Credentials(
				List.of(new SigningSecret(Secret.of("new"), null), new SigningSecret(Secret.of("old"), end)),
				Secret.of("rk_test_1"));
		CredentialsText text = new CredentialsText(this.sealer);
		assertThat(text.open(Samples.KEY, text.seal(Samples.KEY, credentials))).isEqualTo(credentials);
	}

	@Test
	void noCredentialsAreReadFromAnEmptyField() throws SealException {
		assertThat(new CredentialsText(this.sealer).open(Samples.KEY, null)).isEqualTo(Credentials.none());
	}

	@Test
	void aKeyThatIsTooShortIsRefusedInOneSentenceThatNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretKeyProperties("short", null))
			.withMessageContaining("ALMONER_SECRET_KEY")
			.withMessageNotContaining("short");
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretKeyProperties(null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new SecretKeyProperties(OLD.reveal(), "short"))
			.withMessageContaining("ALMONER_SECRET_KEY_PREVIOUS");
	}

	@Test
	void theSettingsDoNotShowTheKey() {
		assertThat(new SecretKeyProperties(OLD.reveal(), NEW.reveal()).toString()).doesNotContain("key of", "key with");
	}

}
