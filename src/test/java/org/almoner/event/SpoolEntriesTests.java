package org.almoner.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import org.almoner.account.AccountRef;
import org.almoner.account.AccountsOf;
import org.almoner.account.Seals;
import org.almoner.salesforce.RecordId;
import org.almoner.testing.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolEntriesTests {

	private static final Instant OCCURRED = Instant.parse("2026-11-21T11:59:00Z");

	private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00.123456789Z");

	private static final AccountRef ACCOUNT = AccountRef.of(Samples.KEY, new RecordId("a0B000000000000001"));

	private final SpoolEntries entries = SpoolsOf.ENTRIES;

	@Test
	void anEventComesBackAsItWas() throws UnreadableEntryException {
		byte[] body = "{\"email\":\"zoë@example.org\", \"text\":\"€ 😀\"}".getBytes(StandardCharsets.UTF_8);
		NewGatewayEvent event = new NewGatewayEvent(ACCOUNT, "evt_1", "charge.succeeded", "charge", "ch_1",
				"2026-01-28.clover", true, OCCURRED, RECEIVED, body, "{\"id\":\"evt_1\"}", Arrival.WEBHOOK);
		NewGatewayEvent back = this.entries.read(this.entries.write(event));
		assertThat(back).usingRecursiveComparison().isEqualTo(event);
	}

	@Test
	void whatIsMissingStaysMissing() throws UnreadableEntryException {
		NewGatewayEvent event = new NewGatewayEvent(ACCOUNT, "evt_1", "thin", null, null, null, false, OCCURRED,
				RECEIVED, new byte[0], "", Arrival.WEBHOOK);
		assertThat(this.entries.read(this.entries.write(event))).usingRecursiveComparison().isEqualTo(event);
	}

	@Test
	void nothingOfTheEventIsReadableInItsEntry() {
		String entry = new String(this.entries.write(event("donor@example.org evt_1 charge.succeeded")),
				StandardCharsets.ISO_8859_1);
		assertThat(entry).doesNotContain("donor", "evt_", "charge", "a0B0").contains(Samples.KEY.value());
	}

	@Test
	void manyBytesOfJsonTakeFewInRedis() {
		String line = "{\"object\":\"charge\",\"amount\":1000,\"currency\":\"usd\"},";
		assertThat(this.entries.write(event(line.repeat(1_000)))).hasSizeLessThan(2_000);
	}

	@Test
	void anEntryOfAnotherAccountDoesNotOpen() {
		byte[] entry = this.entries.write(event("{}"));
		entry[1] = (byte) ((entry[1] == 'a') ? 'b' : 'a');
		assertThatExceptionOfType(UnreadableEntryException.class).isThrownBy(() -> this.entries.read(entry));
	}

	@Test
	void anythingElseIsUnreadableAndNoFailureOfTheReader() {
		byte[] entry = this.entries.write(event("{}"));
		for (int length = 0; length < entry.length; length++) {
			byte[] cut = Arrays.copyOf(entry, length);
			assertThatExceptionOfType(UnreadableEntryException.class).isThrownBy(() -> this.entries.read(cut));
		}
		byte[] later = entry.clone();
		later[0] = 2;
		assertThatExceptionOfType(UnreadableEntryException.class).isThrownBy(() -> this.entries.read(later));
	}

	@Test
	void whatInflatesWithoutEndIsGivenUp() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream bomb = new DeflaterOutputStream(bytes)) {
			bomb.write(new byte[SpoolEntries.EVENT_MAX + 1]);
		}
		assertThatExceptionOfType(UnreadableEntryException.class)
			.isThrownBy(() -> this.entries.read(entry(bytes.toByteArray())));
	}

	@Test
	void aChangeOfTheSecretKeyLosesNoEntry() throws UnreadableEntryException {
		String old = "an old key of thirty-two characters";
		String fresh = "a new key with thirty-two characters";
		byte[] entry = new SpoolEntries(AccountsOf.seals(old)).write(event("{}"));
		assertThat(new SpoolEntries(AccountsOf.seals(fresh, old)).read(entry).eventId()).isEqualTo("evt_1");
		assertThatExceptionOfType(UnreadableEntryException.class)
			.isThrownBy(() -> new SpoolEntries(AccountsOf.seals(fresh)).read(entry))
			.withMessageContaining("ALMONER_SECRET_KEY_PREVIOUS");
	}

	private static byte[] entry(byte[] deflated) {
		Seals seals = AccountsOf.seals();
		byte[] sealed = seals.seal("spool", Samples.KEY, deflated);
		byte[] key = Samples.KEY.value().getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(1 + key.length + sealed.length).put((byte) 1).put(key).put(sealed).array();
	}

	private static NewGatewayEvent event(String body) {
		return new NewGatewayEvent(ACCOUNT, "evt_1", "charge.succeeded", null, null, null, false, OCCURRED, RECEIVED,
				body.getBytes(StandardCharsets.UTF_8), "{}", Arrival.WEBHOOK);
	}

}
