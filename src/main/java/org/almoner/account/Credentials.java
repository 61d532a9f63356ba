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

	/** The secret that the gateway is to sign with from now on. */
	public Optional<SigningSecret> current() {
		return this.signingSecrets.stream().findFirst();
	}

	/** The secrets that are being replaced. */
	public List<SigningSecret> replaced() {
		return this.signingSecrets.stream().skip(1).toList();
	}

	/** Whether an endpoint that Almoner made is being replaced by another. */
	public boolean isReplacingEndpoint() {
		return replaced().stream().anyMatch((secret) -> secret.endpointId() != null);
	}

	/** The key for look-ups. */
	public Optional<Secret> optionalApiKey() {
		return Optional.ofNullable(this.apiKey);
	}

}
