package org.almoner.endpoint;

import java.time.Instant;

import org.almoner.account.AccountKey;
import org.almoner.account.EndpointHealth;

/**
 * A check found an endpoint to be other than the check before: an event of the
 * application, for those who tell people.
 *
 * @param account whose endpoint
 * @param name what people call the account
 * @param before what the check before found
 * @param now what this one found
 * @param detail the same in sentences
 * @param at when
 */
public record EndpointHealthChanged(AccountKey account, String name, EndpointHealth before, EndpointHealth now,
		String detail, Instant at) {
}
