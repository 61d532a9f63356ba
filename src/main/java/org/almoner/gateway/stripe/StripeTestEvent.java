package org.almoner.gateway.stripe;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.stripe.Stripe;
import com.stripe.net.Webhook;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Gateway;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event such as Stripe would post, of a type that Stripe does not have.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">
 * docs.stripe.com/webhooks</a>
 */
final class StripeTestEvent {

	private StripeTestEvent() {
	}

	/** Empty where the account has no signing secret that is good. */
	static Optional<Delivery> of(GatewayAccount account, String eventId, Instant at) {
		return account.credentials()
			.signingSecrets()
			.stream()
			.filter((secret) -> secret.isGood(at))
			.findFirst()
			.map(SigningSecret::secret)
			.map((secret) -> delivery(body(account, eventId, at), secret, at));
	}

	private static String body(GatewayAccount account, String eventId, Instant at) {
		ObjectNode event = JsonMapper.shared()
			.createObjectNode()
			.put("id", eventId)
			.put("object", "event")
			.put("api_version", Stripe.API_VERSION)
			.put("created", at.getEpochSecond())
			.put("livemode", !account.testMode())
			.put("type", Gateway.TEST_TYPE);
		event.putObject("data").putObject("object").put("object", "almoner_test");
		return event.toString();
	}

	private static Delivery delivery(String body, Secret secret, Instant at) {
		String header = "t=" + at.getEpochSecond() + ",v1=" + sign(at.getEpochSecond() + "." + body, secret);
		return new Delivery(body.getBytes(StandardCharsets.UTF_8),
				Map.of(StripeSignature.HEADER.toLowerCase(Locale.ROOT), header), at);
	}

	private static String sign(String text, Secret secret) {
		try {
			return Webhook.Util.computeHmacSha256(secret.reveal(), text);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256, and no secret is empty", ex);
		}
	}

}
