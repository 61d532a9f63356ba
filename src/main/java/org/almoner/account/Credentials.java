package org.almoner.account;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What proves who we are to a gateway, and a gateway to us.
 *
 * @param signingSecrets the secrets of the endpoint, the current one first
 * @param apiKey the key for look-ups, where the admin gave one
 */
public record Credentials(List<SigningSecret> signingSecrets, @Nullable Secret apiKey) {

	public Credentials {
		signingSecrets = List.copyOf(signingSecrets);
	}

	/** No credentials: those of a Draft or a Disabled account. */
	public static Credentials none() {
		return new Credentials(List.of(), null);
	}

	/** The key for look-ups. */
	public Optional<Secret> optionalApiKey() {
		return Optional.ofNullable(this.apiKey);
	}

}
