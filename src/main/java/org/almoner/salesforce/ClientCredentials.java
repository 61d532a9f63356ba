package org.almoner.salesforce;

import java.util.Map;

/**
 * The client credentials flow of an External Client App: the app acts as its Run-As user.
 *
 * @param clientId the consumer key
 * @param clientSecret the consumer secret
 */
record ClientCredentials(String clientId, String clientSecret) implements Grant {

	@Override
	public Map<String, String> form() {
		return Map.of("grant_type", "client_credentials", "client_id", this.clientId, "client_secret",
				this.clientSecret);
	}

	@Override
	public String toString() {
		return "ClientCredentials[]";
	}

}
