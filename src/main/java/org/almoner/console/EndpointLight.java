package org.almoner.console;

import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;

/**
 * The light of an account's endpoint.
 *
 * @param colour good, warn or bad, as the sheet of styles calls them; empty for off
 * @param label the state in a word or two
 * @param sentence what that means
 */
record EndpointLight(String colour, String label, String sentence) {

	private static final String WARN = "warn";

	private static final String BAD = "bad";

	static EndpointLight of(GatewayAccount account) {
		return switch (account.status()) {
			case DRAFT -> new EndpointLight("", "Not connected yet",
					"No events are taken until the set-up has been gone through.");
			case DISABLED -> new EndpointLight("", "Disabled", "Its credentials are erased, and no event is taken.");
			case CONNECTED, ATTENTION -> of(account, account.endpoint().health());
		};
	}

	private static EndpointLight of(GatewayAccount account, EndpointHealth health) {
		return switch (health) {
			case HEALTHY ->
				new EndpointLight("good", "Healthy", "One endpoint, this one, switched on, with the right events.");
			case UNCHECKED -> unchecked(account);
			case MISSING -> new EndpointLight(BAD, "Missing", "The endpoint is gone: no events arrive.");
			case DISABLED -> new EndpointLight(BAD, "Switched off",
					"The endpoint is switched off at " + account.provider().label() + ": no events arrive.");
			case DUPLICATE -> new EndpointLight(BAD, "More than one",
					"More than one endpoint leads here: there should be one and no other.");
			case WRONG_EVENTS ->
				new EndpointLight(WARN, "Wrong events", "The endpoint lacks events, or has some that are of no use.");
			case WRONG_VERSION ->
				new EndpointLight(WARN, "Wrong version", "Its events come in a version that Almoner was not made for.");
			case UNREACHABLE -> new EndpointLight(WARN, "Can't be checked",
					account.provider().label() + " did not answer, or did not take the API key.");
		};
	}

	private static EndpointLight unchecked(GatewayAccount account) {
		return account.credentials().optionalApiKey().isPresent()
				? new EndpointLight(WARN, "Not checked yet", "The next check comes by itself; or check it now.")
				: new EndpointLight(WARN, "Not checked",
						"There is no API key, so the endpoint can't be looked at; " + "events are taken as they come.");
	}

}
