package org.almoner.account;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an account once it is connected.
 *
 * @param providerAccountId the gateway's own id of the account; null where nobody told
 * @param defaultCurrency the account's currency, ISO 4217; null where nobody told
 * @param endpointUrl where the gateway posts to
 * @param endpointId the gateway's id of the endpoint; null where an admin made it
 * @param credentials what is sealed
 */
public record Connection(@Nullable String providerAccountId, @Nullable String defaultCurrency, String endpointUrl,
		@Nullable String endpointId, Credentials credentials) {
}
