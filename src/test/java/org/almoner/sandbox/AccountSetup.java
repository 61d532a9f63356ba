package org.almoner.sandbox;

import java.net.URI;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;

/**
 * What an admin does by hand to connect an account: an endpoint in Stripe's dashboard,
 * its signing secret to Almoner, the account's address back into the endpoint.
 */
final class AccountSetup {

	private final AdminClient admin;

	private final StripeClient stripe;

	AccountSetup(AdminClient admin, URI stripe) {
		this.admin = admin;
		this.stripe = StripeClient.builder().setApiKey(SandboxAccount.API_KEY).setApiBase(stripe.toString()).build();
	}

	/** With the signing secret alone. */
	SandboxAccount connect(String name) {
		try {
			WebhookEndpoint endpoint = this.stripe.v1()
				.webhookEndpoints()
				.create(WebhookEndpointCreateParams.builder()
					.setUrl("https://almoner.invalid/webhooks/soon")
					.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
					.build());
			SandboxAccount account = this.admin.createAccount(name, endpoint.getSecret());
			this.stripe.v1()
				.webhookEndpoints()
				.update(endpoint.getId(),
						WebhookEndpointUpdateParams.builder().setUrl(account.endpoint().toString()).build());
			return account;
		}
		catch (StripeException ex) {
			throw new IllegalStateException("The Stripe double refused an endpoint", ex);
		}
	}

}
