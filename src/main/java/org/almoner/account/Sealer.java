package org.almoner.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seals texts with AES-256-GCM. A sealed text reads {@code v1.{key id}.{base64url}},
 * sealed bytes are the same without letters: 1, the key's id in four bytes, the cipher.
 * What something was sealed for (purpose and account) is inside and checked, so that it
 * opens nowhere else.
 */
final class Sealer implements Seals {

	private static final String VERSION = "v1";

	private static final Pattern SHAPE = Pattern.compile(VERSION + "\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");

	private static final byte BYTES_VERSION = 1;

	private static final int KEY_ID = 4;

	private final SealingKey current;

	private final Map<String, SealingKey> keys = new LinkedHashMap<>();

	private Sealer(SealingKey current) {
		this.current = current;
		this.keys.put(current.id(), current);
	}

	static Sealer of(Secret current, Secret... previous) {
		Sealer sealer = new Sealer(SealingKey.derive(current));
		for (Secret secret : previous) {
			SealingKey key = SealingKey.derive(secret);
			sealer.keys.putIfAbsent(key.id(), key);
		}
		return sealer;
	}

	String seal(String purpose, AccountKey account, String text) {
		byte[] plain = (label(purpose, account) + text).getBytes(StandardCharsets.UTF_8);
		String cipher = Base64.getUrlEncoder().withoutPadding().encodeToString(this.current.encrypt(plain));
		return VERSION + "." + this.current.id() + "." + cipher;
	}

	/** Opens a text that was sealed for the same purpose and account. */
	String open(String purpose, AccountKey account, String sealed) throws SealException {
		Matcher parts = SHAPE.matcher(sealed);
		if (!parts.matches()) {
			throw new SealException("The sealed text of " + account + " has no known shape");
		}
		SealingKey key = key(account, parts.group(1));
		byte[] plain = decrypt(key, account, decoded(account, parts.group(2)));
		return unlabelled(label(purpose, account), new String(plain, StandardCharsets.UTF_8));
	}

	/** Whether a text was sealed with the key that is used now. */
	boolean isCurrent(String sealed) {
		Matcher parts = SHAPE.matcher(sealed);
		return parts.matches() && this.current.id().equals(parts.group(1));
	}

	@Override
	public byte[] seal(String purpose, AccountKey account, byte[] plain) {
		byte[] label = label(purpose, account).getBytes(StandardCharsets.UTF_8);
		byte[] labelled = ByteBuffer.allocate(label.length + plain.length).put(label).put(plain).array();
		byte[] cipher = this.current.encrypt(labelled);
		return ByteBuffer.allocate(1 + KEY_ID + cipher.length)
			.put(BYTES_VERSION)
			.put(HexFormat.of().parseHex(this.current.id()))
			.put(cipher)
			.array();
	}

	@Override
	public byte[] open(String purpose, AccountKey account, byte[] sealed) throws SealException {
		if (sealed.length <= 1 + KEY_ID || sealed[0] != BYTES_VERSION) {
			throw new SealException("Sealed bytes of " + account + " have no known shape");
		}
		SealingKey key = key(account, HexFormat.of().formatHex(sealed, 1, 1 + KEY_ID));
		byte[] labelled = decrypt(key, account, Arrays.copyOfRange(sealed, 1 + KEY_ID, sealed.length));
		byte[] label = label(purpose, account).getBytes(StandardCharsets.UTF_8);
		if (labelled.length < label.length || !Arrays.equals(labelled, 0, label.length, label, 0, label.length)) {
			throw new SealException("Sealed bytes were moved to where they do not belong: " + label(purpose, account));
		}
		return Arrays.copyOfRange(labelled, label.length, labelled.length);
	}

	private SealingKey key(AccountKey account, String id) throws SealException {
		SealingKey key = this.keys.get(id);
		if (key == null) {
			throw new SealException("The sealed text of " + account
					+ " was sealed with another ALMONER_SECRET_KEY; give that as ALMONER_SECRET_KEY_PREVIOUS");
		}
		return key;
	}

	private static byte[] decrypt(SealingKey key, AccountKey account, byte[] cipher) throws SealException {
		try {
			return key.decrypt(cipher);
		}
		catch (RuntimeException ex) {
			// the cause could describe the text; that it was changed is all there is to
			// say
			throw new SealException("The sealed text of " + account + " was changed");
		}
	}

	private static byte[] decoded(AccountKey account, String base64) throws SealException {
		try {
			return Base64.getUrlDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new SealException("The sealed text of " + account + " was changed");
		}
	}

	private static String unlabelled(String label, String text) throws SealException {
		if (!text.startsWith(label)) {
			throw new SealException("A sealed text was moved to where it does not belong: " + label);
		}
		return text.substring(label.length());
	}

	private static String label(String purpose, AccountKey account) {
		return purpose + ":" + account + ":";
	}

}
