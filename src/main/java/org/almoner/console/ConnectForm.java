package org.almoner.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What an admin pasted to connect an account. Never shown again, by no page and no log.
 *
 * @param way {@code key} where Almoner makes the endpoint, {@code hand} where the admin
 * did
 * @param merchant the gateway's own id of the account
 * @param address what the endpoint's URL begins with, where it was asked
 */
record ConnectForm(@Nullable String way, @Nullable String apiKey, @Nullable String signingSecret,
		@Nullable String merchant, @Nullable String address) {

	private static final Pattern PASTED = Pattern.compile("[!-~]{1,500}");

	private static final Pattern MERCHANT = Pattern.compile("acct_[A-Za-z0-9]{1,100}");

	private static final String SIGNING = "whsec_";

	/** Reads a request itself: bound by Spring it would be in the page's model. */
	static ConnectForm of(HttpServletRequest request) {
		return new ConnectForm(request.getParameter("way"), request.getParameter("apiKey"),
				request.getParameter("signingSecret"), request.getParameter("merchant"),
				request.getParameter("address"));
	}

	boolean byHand() {
		return "hand".equals(this.way);
	}

	/**
	 * What is wrong, a sentence by field, which quotes nothing; none where all is well.
	 */
	Map<String, String> errors() {
		Map<String, String> errors = new LinkedHashMap<>();
		if (!byHand() && text(this.apiKey).isEmpty()) {
			errors.put("apiKey", "Paste the key that Stripe showed you.");
		}
		if (!fits(this.apiKey) || text(this.apiKey).startsWith(SIGNING)) {
			errors.put("apiKey", "That is no API key: one begins with rk_ or sk_ and holds no spaces.");
		}
		if (byHand() && (!fits(this.signingSecret) || !text(this.signingSecret).startsWith(SIGNING))) {
			errors.put("signingSecret", "Paste the endpoint's signing secret: it begins with whsec_.");
		}
		if (byHand() && !text(this.merchant).isEmpty() && !MERCHANT.matcher(text(this.merchant)).matches()) {
			errors.put("merchant", "The account's id begins with acct_ and holds letters and digits only.");
		}
		return errors;
	}

	/** The API key, where one was pasted. */
	@Nullable Secret key() {
		return secret(this.apiKey);
	}

	/** The signing secret, of the way by hand. */
	@Nullable Secret signing() {
		return byHand() ? secret(this.signingSecret) : null;
	}

	/** The gateway's own id of the account; empty where nobody told. */
	String merchantId() {
		return byHand() ? text(this.merchant) : "";
	}

	private static boolean fits(@Nullable String pasted) {
		return text(pasted).isEmpty() || PASTED.matcher(text(pasted)).matches();
	}

	private static @Nullable Secret secret(@Nullable String pasted) {
		return text(pasted).isEmpty() ? null : Secret.of(text(pasted));
	}

	private static String text(@Nullable String pasted) {
		return (pasted == null) ? "" : pasted.strip();
	}

	@Override
	public String toString() {
		return "ConnectForm[way=" + this.way + "]";
	}

}
