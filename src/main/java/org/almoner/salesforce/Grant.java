package org.almoner.salesforce;

import java.time.InstantSource;
import java.util.Map;

/** How this process proves to the org who it is. */
sealed interface Grant permits ClientCredentials, JwtBearer {

	/** The form fields of a token request, made anew for each. */
	Map<String, String> form();

	/** The grant that the settings ask for. */
	static Grant of(SalesforceProperties settings, InstantSource time) {
		if (settings.privateKey() != null && settings.username() != null) {
			return new JwtBearer(settings.clientId(), settings.username(), settings.url(),
					PrivateKeys.parse(settings.privateKey()), time);
		}
		if (settings.clientSecret() != null) {
			return new ClientCredentials(settings.clientId(), settings.clientSecret());
		}
		throw new IllegalStateException("The settings were not validated");
	}

}
