package org.almoner.gateway.stripe;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;

/**
 * The invoices whose tries to pay no event links to them: since 2025-03-31.basil those
 * that were never paid.
 *
 * @param ids of such invoices, their payment intents and their charges
 */
record UnlinkedTries(Set<String> ids) {

	static UnlinkedTries of(CharityMonth month, Collection<Told> events) {
		Set<String> linked = events.stream()
			.filter((one) -> one.event().type().equals("invoice_payment.paid"))
			.map((one) -> one.event().objectId())
			.collect(Collectors.toSet());
		Set<String> ids = new HashSet<>();
		month.objects("invoice_payment")
			.stream()
			.filter((link) -> link.has("payment.payment_intent") && !linked.contains(link.id()))
			.forEach((link) -> add(month, link, ids));
		return new UnlinkedTries(Set.copyOf(ids));
	}

	private static void add(CharityMonth month, Doc link, Set<String> ids) {
		String intent = link.text("payment.payment_intent");
		ids.add(link.text("invoice"));
		ids.add(intent);
		month.objects("charge")
			.stream()
			.filter((charge) -> Objects.equals(charge.textOrNull("payment_intent"), intent))
			.forEach((charge) -> ids.add(charge.id()));
	}

	boolean concern(String id) {
		return this.ids.contains(id);
	}

}
