package org.almoner.gateway;

import java.util.List;

import org.almoner.books.Fact;

/**
 * What a gateway answered when it was asked for what events lack.
 *
 * @param facts further facts; none where nothing was found or nobody could be asked
 * @param notices why not everything was asked, each kind once
 */
public record Enrichment(List<Fact> facts, List<Notice> notices) {

	/** Nothing was asked, nothing is the matter. */
	public static final Enrichment NONE = new Enrichment(List.of(), List.of());

	public Enrichment {
		facts = List.copyOf(facts);
		notices = List.copyOf(notices);
	}

}
