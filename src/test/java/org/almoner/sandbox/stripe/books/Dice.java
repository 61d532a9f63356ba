package org.almoner.sandbox.stripe.books;

import java.util.List;
import java.util.SplittableRandom;

/** All chance in the books: a seed decides everything that is drawn. */
final class Dice {

	private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private final SplittableRandom random;

	Dice(long seed) {
		this(new SplittableRandom(seed));
	}

	private Dice(SplittableRandom random) {
		this.random = random;
	}

	/** Dice of one's own, so that what one story draws changes no other. */
	Dice fork() {
		return new Dice(this.random.split());
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/** A number of a range, both ends included. */
	int between(int least, int most) {
		return this.random.nextInt(least, most + 1);
	}

	<T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	/** An id as Stripe makes them: case-sensitive letters and digits. */
	String id(String prefix, int length) {
		StringBuilder id = new StringBuilder(prefix);
		for (int i = 0; i < length; i++) {
			id.append(LETTERS.charAt(this.random.nextInt(LETTERS.length())));
		}
		return id.toString();
	}

	/** An id of an object of the payments API, such as {@code ch_3Nabc…}. */
	String id(String prefix) {
		return id(prefix + "3", 23);
	}

	String digits(int length) {
		StringBuilder digits = new StringBuilder();
		for (int i = 0; i < length; i++) {
			digits.append(this.random.nextInt(10));
		}
		return digits.toString();
	}

}
