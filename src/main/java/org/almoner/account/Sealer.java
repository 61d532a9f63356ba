package org.almoner.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seals texts with AES-256-GCM. A sealed text reads {@code v1.{key id}.{base64url}}; what
 * it was sealed for (purpose and account) is inside and checked, so that it opens nowhere
 * else.
 */
final class Sealer {

	private static final String VERSION = "v1";

	private static final Pattern SHAPE = Pattern.compile(VERSION + "\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");

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
		SealingKey key = this.keys.get(parts.group(1));
		if (key == null) {
			throw new SealException("The sealed text of " + account
					+ " was sealed with another ALMONER_SECRET_KEY; give that as ALMONER_SECRET_KEY_PREVIOUS");
		}
		return unlabelled(label(purpose, account), decrypt(key, account, parts.group(2)));
	}

	/** Whether a text was sealed with the key that is used now. */
	boolean isCurrent(String sealed) {
		Matcher parts = SHAPE.matcher(sealed);
		return parts.matches() && this.current.id().equals(parts.group(1));
	}

	private static String decrypt(SealingKey key, AccountKey account, String cipher) throws SealException {
		try {
			return new String(key.decrypt(Base64.getUrlDecoder().decode(cipher)), StandardCharsets.UTF_8);
		}
		catch (RuntimeException ex) {
			// the cause could describe the text; that it was changed is all there is to
			// say
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
