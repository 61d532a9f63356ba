package org.almoner.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that this site gives to a browser and knows again: each is for one purpose and
 * good until a moment, and any process of the site can check it. The key comes of the
 * secret key and the admin's password: with a changed password all of them end.
 */
final class SignedText {

	private static final String ALGORITHM = "HmacSHA256";

	private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

	private final SecretKeySpec key;

	private final InstantSource time;

	SignedText(String secretKey, String password, InstantSource time) {
		SecretKeySpec first = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
		this.key = new SecretKeySpec(mac(first, "almoner console\n" + password), ALGORITHM);
		this.time = time;
	}

	/**
	 * Signs a text for a purpose until a moment, in characters that a cookie can hold.
	 */
	String sign(String purpose, String text, Instant until) {
		String body = TO_TEXT.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "." + until.getEpochSecond();
		return body + "." + signature(purpose, body);
	}

	/** The text, if it was signed here for this purpose and is still good. */
	Optional<String> open(String purpose, String signed) {
		int end = signed.lastIndexOf('.');
		if (end < 0 || !isSignature(signature(purpose, signed.substring(0, end)), signed.substring(end + 1))) {
			return Optional.empty();
		}
		// only what was written here comes as far as this, so it has its shape
		String[] body = signed.substring(0, end).split("\\.", -1);
		boolean isOver = this.time.instant().getEpochSecond() >= Long.parseLong(body[1]);
		return isOver ? Optional.empty()
				: Optional.of(new String(Base64.getUrlDecoder().decode(body[0]), StandardCharsets.UTF_8));
	}

	private String signature(String purpose, String body) {
		return TO_TEXT.encodeToString(mac(this.key, purpose + "\n" + body));
	}

	private static boolean isSignature(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] mac(SecretKeySpec key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + ALGORITHM, ex);
		}
	}

}
