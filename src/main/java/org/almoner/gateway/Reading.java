package org.almoner.gateway;

import java.util.List;

import org.almoner.books.Fact;

/** What a stored event says. */
public sealed interface Reading {

	/** Facts for the books; none where an event of a known type says nothing new. */
	record Facts(List<Fact> facts) implements Reading {

		public Facts {
			facts = List.copyOf(facts);
		}

	}

	/** Nothing for the books, for a reason a person understands. */
	record Ignored(String reason) implements Reading {
	}

}
