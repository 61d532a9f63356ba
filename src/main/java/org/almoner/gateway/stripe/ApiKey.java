package org.almoner.gateway.stripe;

import java.util.regex.Pattern;

import org.almoner.account.Secret;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;

/**
 * A key of Stripe's API, of a shape that can be one.
 *
 * @param secret the key itself
 * @see <a href="https://docs.stripe.com/keys">docs.stripe.com/keys</a>
 */
record ApiKey(Secret secret) {

	private static final Pattern SHAPE = Pattern.compile("[sr]k_(live|test)_[A-Za-z0-9_]{1,250}");

	/**
	 * Looks at the shape of a key.
	 * @throws GatewayException when nobody could work with it
	 */
	static ApiKey of(Secret secret) {
		String text = secret.reveal();
		if (!SHAPE.matcher(text).matches()) {
			throw new GatewayException(Kind.KEY_REFUSED, complaint(text), null);
		}
		return new ApiKey(secret);
	}

	private static String complaint(String text) {
		String needed = " Almoner needs a restricted key, which begins with rk_live_ or rk_test_, or a secret key,"
				+ " which begins with sk_live_ or sk_test_.";
		if (text.startsWith("pk_")) {
			return "This is a publishable key, which may not read anything." + needed;
		}
		if (text.startsWith("sk_org_") || text.startsWith("rk_org_")) {
			return "This is a key of a whole organization, not of one account." + needed;
		}
		if (text.startsWith("whsec_")) {
			return "This is the signing secret of an endpoint, not an API key." + needed;
		}
		return SHAPE.matcher(text.strip()).matches() ? "There is a space or a line break around the key." + needed
				: "This is not an API key of Stripe's." + needed;
	}

	/** Whether it is of live mode. */
	boolean live() {
		return this.secret.reveal().startsWith("_live_", 2);
	}

	/** Whether it may do only what it was given permission for; any other may do all. */
	boolean restricted() {
		return this.secret.reveal().startsWith("rk_");
	}

}
