package org.almoner.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/**
 * A key derived from a text that an admin chose. Deriving is slow on purpose and done
 * once.
 */
final class SealingKey {

	private static final int ROUNDS = 210_000;

	private static final int BITS = 256;

	// the same text must give the same key in every process, so the salt is fixed
	private static final byte[] SALT = HexFormat.of().parseHex("616c6d6f6e65722063726564656e7469");

	private final String id;

	private final BytesEncryptor encryptor;

	private SealingKey(String id, byte[] key) {
		this.id = id;
		this.encryptor = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES")).build();
	}

	static SealingKey derive(Secret secret) {
		try {
			PBEKeySpec spec = new PBEKeySpec(secret.reveal().toCharArray(), SALT, ROUNDS, BITS);
			byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
			return new SealingKey(HexFormat.of().formatHex(digest, 0, 4), key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks PBKDF2WithHmacSHA256 or SHA-256", ex);
		}
	}

	/** Names the key without telling it. */
	String id() {
		return this.id;
	}

	byte[] encrypt(byte[] plain) {
		return this.encryptor.encrypt(plain);
	}

	byte[] decrypt(byte[] cipher) {
		return this.encryptor.decrypt(cipher);
	}

}
