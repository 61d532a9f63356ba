package org.almoner.endpoint;

import java.util.List;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.KeyReport;
import org.almoner.gateway.RemoteEndpoint;

/**
 * The way to the endpoints of a merchant account.
 *
 * @param api what the gateway lets its customers do
 * @param apiKey the merchant's key
 */
record Access(GatewayEndpoints api, Secret apiKey) {

	static Access to(Gateways gateways, GatewayAccount account, Secret apiKey) {
		return gateways.of(account)
			.endpoints()
			.map((api) -> new Access(api, apiKey))
			.orElseThrow(() -> state(account.provider().label()
					+ " has no API for endpoints: make the endpoint there, and give its signing secret."));
	}

	/** With the key that the account has. */
	static Access of(Gateways gateways, GatewayAccount account) {
		return to(gateways, account, account.credentials()
			.optionalApiKey()
			.orElseThrow(() -> state("This Gateway Account has no API key: connect it with one, or do this at the "
					+ "gateway by hand.")));
	}

	List<RemoteEndpoint> list() {
		return this.api.list(this.apiKey);
	}

	void delete(String endpointId) {
		this.api.delete(this.apiKey, endpointId);
	}

	/**
	 * Tries the key.
	 * @throws EndpointException when it is of the other mode or another merchant account
	 */
	KeyReport tryFor(GatewayAccount account) {
		KeyReport report = this.api.tryKey(this.apiKey);
		if (report.live() == account.testMode()) {
			throw key("This is a key of " + (report.live() ? "live" : "test") + " mode, but the Gateway Account is for "
					+ (account.testMode() ? "test" : "live") + " events. Give the key of that mode.");
		}
		String known = account.providerAccountId();
		if (known != null && report.optionalAccountId().filter((id) -> !id.equals(known)).isPresent()) {
			throw key("This key belongs to the account " + report.accountId() + ", but the Gateway Account stands for "
					+ known + ". Give a key of that account, or make another Gateway Account.");
		}
		return report;
	}

	static void requirePermissions(KeyReport report) {
		if (!report.missingNeeded().isEmpty()) {
			throw key("The key lacks " + report.missingNeeded()
				.stream()
				.map((one) -> "“" + one.name() + "” (" + one.purpose() + ")")
				.collect(Collectors.joining(", ")) + ". Give it that at the gateway, and try again.");
		}
	}

	static EndpointException key(String message) {
		return new EndpointException(EndpointException.Kind.KEY, message);
	}

	static EndpointException state(String message) {
		return new EndpointException(EndpointException.Kind.STATE, message);
	}

	static EndpointException conflict(String message) {
		return new EndpointException(EndpointException.Kind.CONFLICT, message);
	}

}
