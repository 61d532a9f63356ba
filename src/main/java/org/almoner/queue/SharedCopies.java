package org.almoner.queue;

import java.util.Map;
import java.util.Optional;

/**
 * Small copies that all processes share through Redis, such as sealed Gateway Accounts.
 * Only copies: the org is the truth. Methods throw {@link QueueException}.
 */
public interface SharedCopies {

	/** The copy of that kind and name. */
	Optional<String> get(String kind, String name);

	/** All copies of a kind, by name. */
	Map<String, String> all(String kind);

	/** Keeps a copy until it is replaced or removed. */
	void put(String kind, String name, String copy);

	/** Forgets a copy. */
	void remove(String kind, String name);

}
