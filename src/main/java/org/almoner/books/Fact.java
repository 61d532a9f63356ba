package org.almoner.books;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that a gateway's object said of a record at a time. Neutral of the gateway.
 *
 * <p>
 * A trait that is missing was not said (API versions differ in what they send); a trait
 * that is null was said to be empty, and clears. Values are canonical text: amounts in
 * major units without trailing zeros, moments as ISO instants, days as ISO dates.
 *
 * @param about the record it tells of
 * @param source the object that said it
 * @param stamp when it was so
 * @param traits what it said
 */
public record Fact(RecordKey about, Source source, Stamp stamp, Map<Trait, @Nullable String> traits) {

	public Fact {
		traits = traits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(traits));
	}

}
