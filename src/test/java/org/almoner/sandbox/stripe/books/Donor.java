package org.almoner.sandbox.stripe.books;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who gives.
 *
 * @param name as they write it, not always in Latin letters, once in a while very long
 */
record Donor(String name, String email, String phone, String city, String country, String postalCode) {

	private static final List<String> FIRST = List.of("Ada", "Zoë", "Jürgen", "Aoife", "Siân", "Łukasz", "María José",
			"Nguyễn", "Olu", "Priya", "Søren", "Jean-Luc", "Mei", "Grace", "Tom", "Ingrid");

	private static final List<String> LAST = List.of("O'Brien", "Lovelace", "Müller", "Nowak", "García", "van der Berg",
			"Smith & Sons", "Haddad", "Sørensen", "Tanaka", "Okafor", "Dubois", "Ивановa", "山田", "Kowalczyk");

	private static final List<String> PLACES = List.of("Portland US 97201", "Berlin DE 10115", "Leeds GB LS11AA",
			"Osaka JP 5300001", "Hobart AU 7000", "Lyon FR 69001");

	static Donor draw(Dice dice) {
		String first = dice.pick(FIRST);
		String last = dice.pick(LAST);
		String name = dice.chance(2) ? "The " + (last + " and ").repeat(8) + first + " Family Foundation"
				: first + " " + last;
		List<String> place = List.of(dice.pick(PLACES).split(" ", 3));
		String email = mailbox(first) + "." + dice.digits(6) + "@" + (dice.chance(50) ? "example.org" : "example.com");
		return new Donor(name, email, "+1503555" + dice.digits(4), place.get(0), place.get(1), place.get(2));
	}

	private static String mailbox(String first) {
		String plain = Normalizer.normalize(first, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
		return plain.isEmpty() ? "donor" : plain.toLowerCase(Locale.ROOT);
	}

	Donor marriedTo(Donor other) {
		return new Donor(this.name + " and " + other.name, this.email, this.phone, this.city, this.country,
				this.postalCode);
	}

	Doc address() {
		return Doc.of("city", this.city, "country", this.country, "line1", "1 Main Street", "line2", null,
				"postal_code", this.postalCode, "state", null);
	}

	Doc billingDetails() {
		return Doc.of("address", address(), "email", this.email, "name", this.name, "phone", null, "tax_id", null);
	}

}
