package org.almoner.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries as Stripe does, after
 * <a href="https://docs.stripe.com/webhooks">docs.stripe.com/webhooks</a>: HMAC-SHA256
 * over {@code t.body}, once for each secret that is good at the time.
 */
public final class StripeSignature {

	private StripeSignature() {
	}

	/**
	 * The value of the header {@code Stripe-Signature}.
	 * @param body the bytes of the delivery
	 * @param seconds when it is sent, seconds of the Unix epoch
	 * @param secrets of the endpoint; two while it is rolled
	 * @param withTestScheme whether a {@code v0} is there too, which is to be ignored
	 */
	public static String header(byte[] body, long seconds, List<String> secrets, boolean withTestScheme) {
		StringBuilder header = new StringBuilder("t=").append(seconds);
		for (String secret : secrets) {
			header.append(",v1=").append(sign(body, seconds, secret));
		}
		if (withTestScheme) {
			header.append(",v0=").append(sign(body, seconds, "whsec_not_the_one"));
		}
		return header.toString();
	}

	private static String sign(byte[] body, long seconds, String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK can not sign", ex);
		}
	}

}
