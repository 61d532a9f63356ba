package org.almoner.sandbox.org;

import java.util.regex.Pattern;

/**
 * Record ids: a prefix that names the object, a number, and three letters that guard the
 * case.
 */
final class Ids {

	private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final String GUARDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

	private Ids() {
	}

	/** The id of the nth record of an object. */
	static String of(String prefix, long number) {
		char[] id = (prefix + "S00000000000").toCharArray();
		long rest = number;
		for (int i = id.length - 1; rest > 0; i--) {
			id[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
			rest /= DIGITS.length();
		}
		return withGuard(new String(id));
	}

	static boolean isShaped(String id) {
		return SHAPE.matcher(id).matches();
	}

	/** The 18 characters of an id that came with 15 or 18. */
	static String canonical(String id) {
		return (id.length() == 15) ? withGuard(id) : id;
	}

	private static String withGuard(String fifteen) {
		StringBuilder id = new StringBuilder(fifteen);
		for (int block = 0; block < 15; block += 5) {
			int bits = 0;
			for (int i = 0; i < 5; i++) {
				bits |= Character.isUpperCase(fifteen.charAt(block + i)) ? 1 << i : 0;
			}
			id.append(GUARDS.charAt(bits));
		}
		return id.toString();
	}

}
