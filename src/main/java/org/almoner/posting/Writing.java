package org.almoner.posting;

import java.util.Map;

import org.almoner.account.GatewayAccount;

/**
 * A plan being carried out.
 *
 * @param account whose books they are
 * @param places the ids of gifts that people made, by their payments
 * @param beforeWrite asked before each call; throws when nothing may be written any more
 * @param collector where failures go
 */
record Writing(GatewayAccount account, Map<String, String> places, Runnable beforeWrite, Applied.Collector collector) {
}
