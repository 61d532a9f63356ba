package org.almoner.gateway;

import java.net.URI;

import org.almoner.account.AccountKey;

/**
 * An endpoint that is to be made at a gateway.
 *
 * @param url where it leads
 * @param account whose it is; kept in the endpoint's metadata as {@code almoner_account},
 * by which it is found again
 */
public record EndpointOrder(URI url, AccountKey account) {
}
