package org.almoner.gateway;

import java.util.List;

import org.almoner.books.Fact;
import org.jspecify.annotations.Nullable;

/** What a stored event says. */
public sealed interface Reading {

	/** Facts for the books; none where an event of a known type says nothing new. */
	record Facts(List<Fact> facts) implements Reading {

		public Facts {
			facts = List.copyOf(facts);
		}

	}

	/**
	 * Nothing for the books.
	 *
	 * @param reason why, for a reason a person understands, at most 255 characters
	 * @param concern where an admin should know: the cause in one word, such as
	 * {@code livemode-mismatch}
	 */
	record Ignored(String reason, @Nullable String concern) implements Reading {

		/** Something that concerns nobody. */
		public Ignored(String reason) {
			this(reason, null);
		}

	}

}
