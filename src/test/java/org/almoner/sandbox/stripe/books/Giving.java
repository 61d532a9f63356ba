package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who gives how much.
 *
 * @param amount in minor units
 * @param customer the id of the donor's customer, if the donor has one
 */
record Giving(Donor donor, long amount, String currency, @Nullable String customer, Doc metadata, String description) {

	private static final List<String> CURRENCIES = List.of("usd", "usd", "usd", "usd", "usd", "usd", "eur", "eur",
			"gbp", "jpy", "kwd");

	private static final List<String> DEBIT_CURRENCIES = List.of("usd", "usd", "eur", "aud");

	/** A gift of a donor by card. */
	static Giving byCard(Scene scene, @Nullable Doc customer, Donor donor) {
		return draw(scene, customer, donor, scene.dice().pick(CURRENCIES));
	}

	/** A gift of a donor from a bank account. */
	static Giving byDebit(Scene scene, @Nullable Doc customer, Donor donor) {
		return draw(scene, customer, donor, scene.dice().pick(DEBIT_CURRENCIES));
	}

	static Giving draw(Scene scene, @Nullable Doc customer, Donor donor, String currency) {
		return new Giving(donor, drawAmount(scene.dice(), currency), currency,
				(customer != null) ? customer.id() : null, scene.drawMetadata(), "Gift");
	}

	static long drawAmount(Dice dice, String currency) {
		long major = dice.pick(List.of(5L, 10L, 20L, 25L, 50L, 100L, 250L, (long) dice.between(3, 1_500)));
		long minor = Rates.minor(currency.equals("jpy") ? major * 100 : major, currency);
		return (currency.equals("usd") && dice.chance(20)) ? minor + dice.between(1, 99) : minor;
	}

}
