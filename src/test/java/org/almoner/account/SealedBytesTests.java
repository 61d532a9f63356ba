package org.almoner.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.almoner.testing.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealedBytesTests {

	private static final Secret OLD = Secret.of("an old key of thirty-two characters");

	private static final Secret NEW = Secret.of("a new key with thirty-two characters");

	private static final AccountKey OTHER = new AccountKey("zbcdefghijkl012345678901");

	private static final byte[] PLAIN = { 0, 1, -1, 10, 65, 66, 67, 68, 69, 70 };

	private final Seals seals = Sealer.of(OLD);

	private final byte[] sealed = this.seals.seal("spool", Samples.KEY, PLAIN);

	@Test
	void bytesThatAreSealedOpenAgainAndAreNotReadableMeanwhile() throws SealException {
		assertThat(new String(this.sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ABCDEF");
		assertThat(this.seals.open("spool", Samples.KEY, this.sealed)).isEqualTo(PLAIN);
	}

	@Test
	void theyOpenForNoOtherAccountAndNoOtherPurpose() {
		assertThatExceptionOfType(SealException.class).isThrownBy(() -> this.seals.open("spool", OTHER, this.sealed));
		assertThatExceptionOfType(SealException.class)
			.isThrownBy(() -> this.seals.open("copy", Samples.KEY, this.sealed));
	}

	@Test
	void withAnyByteChangedOrMissingTheyDoNotOpen() {
		for (int index = 0; index < this.sealed.length; index++) {
			byte[] changed = this.sealed.clone();
			changed[index] ^= 1;
			assertThatExceptionOfType(SealException.class)
				.isThrownBy(() -> this.seals.open("spool", Samples.KEY, changed));
			byte[] cut = Arrays.copyOf(this.sealed, index);
			assertThatExceptionOfType(SealException.class).isThrownBy(() -> this.seals.open("spool", Samples.KEY, cut));
		}
	}

	@Test
	void theyOutliveAChangeOfTheKey() throws SealException {
		assertThat(Sealer.of(NEW, OLD).open("spool", Samples.KEY, this.sealed)).isEqualTo(PLAIN);
		assertThatExceptionOfType(SealException.class)
			.isThrownBy(() -> Sealer.of(NEW).open("spool", Samples.KEY, this.sealed))
			.withMessageContaining("ALMONER_SECRET_KEY_PREVIOUS");
	}

}
