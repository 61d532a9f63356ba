package org.almoner.salesforce;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Private keys as a host's environment holds them. */
final class PrivateKeys {

	private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";

	private static final String END = "-----END PRIVATE KEY-----";

	private static final int LEAST_BITS = 2048;

	private PrivateKeys() {
	}

	/**
	 * An RSA key from PKCS#8 PEM, with real line breaks or with {@code \n} written out.
	 * @throws IllegalArgumentException if it is none, with words for a person and nothing
	 * of the key
	 */
	static PrivateKey parse(String pem) {
		String text = pem.replace("\\n", "\n").strip();
		if (text.contains("BEGIN RSA PRIVATE KEY")) {
			throw new IllegalArgumentException("SALESFORCE_PRIVATE_KEY is a PKCS#1 key; "
					+ "convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem");
		}
		if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
			throw new IllegalArgumentException(
					"SALESFORCE_PRIVATE_KEY must be the PEM text of an unencrypted PKCS#8 key (" + BEGIN + ")");
		}
		return decode(text.substring(BEGIN.length(), text.length() - END.length()));
	}

	private static PrivateKey decode(String base64) {
		try {
			byte[] der = Base64.getMimeDecoder().decode(base64);
			PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
			if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
				return key;
			}
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			// the sentence below says it; the cause could quote the key
		}
		throw new IllegalArgumentException("SALESFORCE_PRIVATE_KEY must be an RSA key of 2048 bits or more");
	}

}
