package org.almoner.gateway;

import org.almoner.account.Secret;

/**
 * An endpoint that was made just now.
 *
 * @param endpoint the endpoint
 * @param signingSecret what the gateway signs with; told this once only
 */
public record MadeEndpoint(RemoteEndpoint endpoint, Secret signingSecret) {
}
