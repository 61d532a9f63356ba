package org.almoner.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes account keys that nobody can guess (24 of 36 signs: 124 bits). */
final class AccountKeys {

	private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 24;

	private final SecureRandom random = new SecureRandom();

	AccountKey next() {
		return new AccountKey(this.random.ints(LENGTH, 0, SIGNS.length())
			.mapToObj((index) -> String.valueOf(SIGNS.charAt(index)))
			.collect(Collectors.joining()));
	}

}
