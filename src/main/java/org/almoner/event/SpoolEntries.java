package org.almoner.event;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.almoner.account.AccountKey;
import org.almoner.account.AccountRef;
import org.almoner.account.SealException;
import org.almoner.account.Seals;
import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Events as entries of the spool: a version, the account's key, and all else deflated and
 * sealed, for it tells of donors. The key is in the clear because the seal is the
 * account's; it is checked by opening it.
 */
final class SpoolEntries {

	/** The most bytes of an event, its envelope included. */
	static final int EVENT_MAX = 8 * 1024 * 1024;

	private static final String PURPOSE = "spool";

	private static final byte VERSION = 1;

	private static final int KEY = 24;

	private static final int NONE = -1;

	private static final int BUFFER = 4096;

	private final Seals seals;

	SpoolEntries(Seals seals) {
		this.seals = seals;
	}

	byte[] write(NewGatewayEvent event) {
		AccountKey account = event.account().key();
		byte[] sealed = this.seals.seal(PURPOSE, account, deflated(event));
		return ByteBuffer.allocate(1 + KEY + sealed.length)
			.put(VERSION)
			.put(bytes(account.value()))
			.put(sealed)
			.array();
	}

	NewGatewayEvent read(byte[] entry) throws UnreadableEntryException {
		if (entry.length <= 1 + KEY || entry[0] != VERSION) {
			throw new UnreadableEntryException("it has no known shape");
		}
		try {
			AccountKey account = new AccountKey(new String(entry, 1, KEY, StandardCharsets.US_ASCII));
			byte[] sealed = Arrays.copyOfRange(entry, 1 + KEY, entry.length);
			return event(account, inflated(this.seals.open(PURPOSE, account, sealed)));
		}
		catch (SealException ex) {
			throw new UnreadableEntryException(String.valueOf(ex.getMessage()), ex);
		}
		catch (IOException | IllegalArgumentException | DateTimeException ex) {
			throw new UnreadableEntryException("it is broken (" + ex.getClass().getSimpleName() + ")", ex);
		}
	}

	private static byte[] deflated(NewGatewayEvent event) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.body().length / 2 + BUFFER);
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try (DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER), BUFFER))) {
			put(out, event.account().id().value());
			put(out, event.eventId());
			put(out, event.type());
			put(out, event.objectType());
			put(out, event.objectId());
			put(out, event.apiVersion());
			out.writeBoolean(event.liveMode());
			put(out, event.occurredAt());
			put(out, event.receivedAt());
			put(out, event.body());
			put(out, event.envelope());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	private static DataInputStream inflated(byte[] deflated) throws IOException {
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
			byte[] plain = in.readNBytes(EVENT_MAX + 1);
			if (plain.length > EVENT_MAX) {
				throw new IOException("An event of the spool is too large");
			}
			return new DataInputStream(new ByteArrayInputStream(plain));
		}
	}

	/** Only what the gateway posted waits in the spool. */
	private static NewGatewayEvent event(AccountKey account, DataInputStream in) throws IOException {
		AccountRef owner = AccountRef.of(account, new RecordId(text(in)));
		return new NewGatewayEvent(owner, text(in), text(in), textOrNull(in), textOrNull(in), textOrNull(in),
				in.readBoolean(), moment(in), moment(in), all(in), text(in), Arrival.WEBHOOK);
	}

	private static void put(DataOutputStream out, @Nullable String text) throws IOException {
		if (text == null) {
			out.writeInt(NONE);
		}
		else {
			put(out, bytes(text));
		}
	}

	private static void put(DataOutputStream out, byte[] bytes) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	private static void put(DataOutputStream out, Instant moment) throws IOException {
		out.writeLong(moment.getEpochSecond());
		out.writeInt(moment.getNano());
	}

	private static String text(DataInputStream in) throws IOException {
		return new String(all(in), StandardCharsets.UTF_8);
	}

	private static @Nullable String textOrNull(DataInputStream in) throws IOException {
		int length = in.readInt();
		return (length == NONE) ? null : new String(all(in, length), StandardCharsets.UTF_8);
	}

	private static byte[] all(DataInputStream in) throws IOException {
		return all(in, in.readInt());
	}

	private static byte[] all(DataInputStream in, int length) throws IOException {
		byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) {
			throw new IOException("An event of the spool is cut off");
		}
		return bytes;
	}

	private static Instant moment(DataInputStream in) throws IOException {
		return Instant.ofEpochSecond(in.readLong(), in.readInt());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
