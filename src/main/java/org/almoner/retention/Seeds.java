package org.almoner.retention;

import java.util.Set;
import java.util.TreeSet;

/**
 * Where the search for a donor's data begins.
 *
 * @param customers the gateway's ids of customers
 * @param gifts record ids of gifts that show the donor's e-mail address
 */
record Seeds(Set<String> customers, Set<String> gifts) {

	static final Seeds NONE = new Seeds(Set.of(), Set.of());

	Seeds {
		customers = new TreeSet<>(customers);
		gifts = new TreeSet<>(gifts);
	}

	boolean isEmpty() {
		return this.customers.isEmpty() && this.gifts.isEmpty();
	}

}
