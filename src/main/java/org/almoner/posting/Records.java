package org.almoner.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Books;
import org.almoner.books.Fact;
import org.almoner.books.Lookup;
import org.almoner.books.PresentRecord;
import org.almoner.books.State;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.stereotype.Component;

/** The records of the org that facts tell of, with those joined to them. */
@Component
@ConditionalOnRole(Role.WORKER)
class Records {

	/** Joins are at most payment → gift → invoice → payment → customer long. */
	private static final int ROUNDS_MAX = 8;

	private final SalesforceOperations salesforce;

	private final NamedGifts namedGifts;

	private final References references;

	Records(SalesforceOperations salesforce, NamedGifts namedGifts, References references) {
		this.salesforce = salesforce;
		this.namedGifts = namedGifts;
		this.references = references;
	}

	/**
	 * Loads what the books want to know: a query for each round of questions, for what
	 * was found may be joined to more.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	State load(GatewayAccount account, Collection<Fact> facts, Bookkeeping rules) {
		Set<Lookup> asked = new HashSet<>();
		State state = joined(account, facts, State.EMPTY, asked);
		Set<String> names = Books.namedGifts(facts, state, rules);
		if (!names.isEmpty()) {
			state = Books.adopt(facts, state, rules, this.namedGifts.find(account, names));
			state = joined(account, facts, state, asked);
		}
		return state.resolving(this.references.resolve(Books.references(facts, state)));
	}

	private State joined(GatewayAccount account, Collection<Fact> facts, State known, Set<Lookup> asked) {
		State state = known;
		for (int round = 0; round < ROUNDS_MAX; round++) {
			Set<Lookup> open = new LinkedHashSet<>(Books.questions(facts, state));
			open.removeAll(asked);
			if (open.isEmpty()) {
				return state;
			}
			state = state.plus(find(account, open));
			asked.addAll(open);
		}
		throw new IllegalStateException("The records joined to a batch go on for more than " + ROUNDS_MAX + " rounds");
	}

	private List<PresentRecord> find(GatewayAccount account, Set<Lookup> lookups) {
		List<PresentRecord> found = new ArrayList<>();
		for (String soql : new RecordQueries(account).of(lookups)) {
			Map<String, List<Row>> children = this.salesforce.children(soql);
			children.values()
				.stream()
				.flatMap(List::stream)
				.forEach((row) -> new RecordTable(row.type()).read(account.key(), row).ifPresent(found::add));
		}
		return found;
	}

}
