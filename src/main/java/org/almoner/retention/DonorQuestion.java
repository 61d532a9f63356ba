package org.almoner.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.almoner.account.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * Whose data is meant: a donor by an e-mail address, a customer by the gateway's id, or
 * both, which means whoever either names.
 *
 * @param account in which Gateway Account
 * @param email never logged and never in Redis
 * @param customerId such as {@code cus_Nabc}
 */
public record DonorQuestion(AccountKey account, @Nullable String email, @Nullable String customerId) {

	/** The longest e-mail address that the org keeps. */
	public static final int EMAIL_MAX = 80;

	/** The longest id. */
	public static final int ID_MAX = 255;

	private static final int DIGEST = 16;

	public DonorQuestion {
		if (email == null && customerId == null) {
			throw new IllegalArgumentException("An e-mail address or a customer id is needed");
		}
		if (email != null && !isEmail(email)) {
			throw new IllegalArgumentException("That is no e-mail address");
		}
		if (customerId != null && !isCustomerId(customerId)) {
			throw new IllegalArgumentException("That is no id of a customer");
		}
	}

	/** Whether a text can be an e-mail address. */
	public static boolean isEmail(String text) {
		return text.length() <= EMAIL_MAX && text.matches("[^\\s@]+@[^\\s@]+");
	}

	/** Whether a text can be a customer's id. */
	public static boolean isCustomerId(String text) {
		return text.length() <= ID_MAX && text.matches("[^\\s:]+");
	}

	/**
	 * Names the donor to whoever knows the e-mail address, and to nobody else: the
	 * beginning of its SHA-256 in lower case; empty without one.
	 */
	String digest() {
		if (this.email == null) {
			return "";
		}
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(this.email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, DIGEST);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "DonorQuestion[account=" + this.account + "]";
	}

}
