package org.almoner.gateway;

import java.time.Instant;

/**
 * A time.
 *
 * @param from its first moment
 * @param until the first moment after it
 */
public record Span(Instant from, Instant until) {
}
