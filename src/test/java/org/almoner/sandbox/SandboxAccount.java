package org.almoner.sandbox;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

import org.almoner.sandbox.stripe.StripePoster;

/**
 * A Gateway Account of the sandbox, connected to an endpoint on the Stripe double.
 *
 * @param key its key
 * @param endpoint where Stripe posts to
 * @param signingSecret what Stripe signs with
 */
public record SandboxAccount(String key, URI endpoint, String signingSecret) {

	/** The key with which the Stripe double is read. */
	public static final String API_KEY = "sk_test_sandbox";

	/** Delivers to it as Stripe would. */
	StripePoster poster(StripePoster.Manner manner) {
		return new StripePoster(this.endpoint, List.of(this.signingSecret), manner, InstantSource.system());
	}

}
