package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.List;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.DeliveryRefusedException;

/**
 * Checks that Stripe signed a body with one of the endpoint's secrets, not more than five
 * minutes ago.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">
 * docs.stripe.com/webhooks</a>
 */
final class StripeSignature {

	static final String HEADER = "Stripe-Signature";

	private static final long TOLERANCE_SECONDS = 300;

	private StripeSignature() {
	}

	/**
	 * Checks a signature.
	 * @param body the body as it came
	 * @throws DeliveryRefusedException if no secret that is good now signed it
	 */
	static void verify(String body, String header, List<SigningSecret> secrets, Instant now) {
		boolean signed = secrets.stream()
			.filter((secret) -> secret.isGood(now))
			.anyMatch((secret) -> isSigned(body, header, secret));
		if (!signed) {
			throw new DeliveryRefusedException(
					"The signature is not that of this endpoint's signing secret, or it is older than five minutes");
		}
	}

	/**
	 * A malformed header makes the SDK throw whatever happens to it; all of it means no.
	 */
	private static boolean isSigned(String body, String header, SigningSecret secret) {
		try {
			return Webhook.Signature.verifyHeader(body, header, secret.secret().reveal(), TOLERANCE_SECONDS);
		}
		catch (SignatureVerificationException | RuntimeException ex) {
			return false;
		}
	}

}
