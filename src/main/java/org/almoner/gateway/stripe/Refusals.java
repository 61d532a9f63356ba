package org.almoner.gateway.stripe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.stripe.StripeRefusalException.Refusal;

/**
 * What Stripe's refusals mean, in words for an admin. Stripe's own words are read and not
 * passed on, as they quote keys.
 *
 * @see <a href="https://docs.stripe.com/api/errors">docs.stripe.com/api/errors</a>
 */
final class Refusals {

	private static final Pattern TOO_MANY = Pattern.compile("maximum of \\d+ .*endpoints");

	private static final Pattern ACCOUNT = Pattern.compile("on account '(acct_[A-Za-z0-9]{1,60})'");

	private static final Pattern REQUEST = Pattern.compile("req_[A-Za-z0-9]{1,60}");

	private static final String WHERE = "Stripe's dashboard under Developers, API keys";

	private Refusals() {
	}

	/** What a failed request means. */
	static StripeRefusalException of(StripeException ex) {
		int status = (ex.getStatusCode() != null) ? ex.getStatusCode() : 0;
		return switch (status) {
			case 400 -> badRequest(ex);
			case 401 -> refused(Kind.KEY_REFUSED, status, "Stripe does not take this API key: it is unknown, was"
					+ " rolled or has expired. Copy the key again from " + WHERE + ".");
			case 403 -> forbidden(ex);
			case 404 -> refused(Kind.REFUSED, status, "Stripe has no such thing any more. Check the endpoint again.");
			case 409, HeedfulHttpClient.TOO_MANY_REQUESTS -> busy(status);
			default -> (status == 0) ? unreachable() : away(status);
		};
	}

	/** Stripe asks to wait. */
	static StripeRefusalException busy(int status) {
		return refused(Kind.UNAVAILABLE, status,
				"Stripe is busy with requests of this account. Try again in a minute.");
	}

	/** What Stripe answered makes no sense. */
	static StripeRefusalException unreadable() {
		return refused(Kind.UNAVAILABLE, 0, "What Stripe answered can't be read. Try again in a few minutes.");
	}

	/** Nothing came back in time. */
	static StripeRefusalException unreachable() {
		return refused(Kind.UNAVAILABLE, 0,
				"Stripe can't be reached, or takes too long to answer. Try again in a few minutes.");
	}

	private static StripeRefusalException away(int status) {
		return refused(Kind.UNAVAILABLE, status,
				"Stripe has a trouble of its own (it answered " + status + "). Try again in a few minutes.");
	}

	/** Something that can't be, whatever is tried. */
	static StripeRefusalException refused(String message) {
		return refused(Kind.REFUSED, 0, message);
	}

	private static StripeRefusalException refused(Kind kind, int status, String message) {
		return new StripeRefusalException(kind, message, Refusal.of(status));
	}

	private static StripeRefusalException forbidden(StripeException ex) {
		String said = said(ex);
		Optional<Permission> permission = Permission.namedIn(said);
		Refusal refusal = new Refusal(403, permission.orElse(null), first(ACCOUNT, said, 1).orElse(null));
		if (said.contains("IP address")) {
			return new StripeRefusalException(Kind.KEY_REFUSED, "Stripe does not take this API key from here: the key"
					+ " is for certain IP addresses only. Change that in " + WHERE + ".", refusal);
		}
		String lacks = permission.map((one) -> "the permission " + one.label()).orElse("a permission for this");
		return new StripeRefusalException(Kind.PERMISSION_MISSING, "The API key lacks " + lacks + ". Open the key in "
				+ WHERE + ", give it that permission and try again.", refusal);
	}

	private static StripeRefusalException badRequest(StripeException ex) {
		if (first(TOO_MANY, said(ex), 0).isPresent()) {
			return refused(Kind.TOO_MANY_ENDPOINTS, 400,
					"The Stripe account has as many webhook endpoints as Stripe"
							+ " allows (16 for each mode). Delete one that nobody needs, in Stripe's dashboard under"
							+ " Developers, Webhooks, and try again.");
		}
		return refused(Kind.REFUSED, 400, complaint(ex) + number(ex));
	}

	private static String complaint(StripeException ex) {
		String param = Optional.ofNullable(ex.getStripeError()).map(StripeError::getParam).orElse("");
		String said = said(ex).toLowerCase(Locale.ROOT);
		if (param.equals("url") || said.startsWith("invalid url")) {
			return "Stripe does not take the address of the endpoint. It must begin with https:// and lead to Almoner"
					+ " from the internet: check the public address of Almoner.";
		}
		if (param.startsWith("enabled_events") || said.contains("enabled_events")) {
			return "Stripe does not know one of the event types that Almoner asks for. An update of Almoner may help.";
		}
		if (param.equals("api_version") || said.contains("api version")) {
			return "Stripe does not take the API version that Almoner asks for. An account may use three versions"
					+ " beside its own: delete an old endpoint, or update Almoner.";
		}
		if (said.contains("idempotent")) {
			return "Stripe was asked for this endpoint a while ago, but for another address. Begin anew.";
		}
		return "Stripe does not take what Almoner asked for. An update of Almoner may help.";
	}

	/** By this number Stripe's support finds the request. */
	private static String number(StripeException ex) {
		return Optional.ofNullable(ex.getRequestId())
			.filter((id) -> REQUEST.matcher(id).matches())
			.map((id) -> " (Stripe's log has it as " + id + ")")
			.orElse("");
	}

	private static String said(StripeException ex) {
		return Optional.ofNullable(ex.getMessage()).orElse("");
	}

	private static Optional<String> first(Pattern pattern, String text, int group) {
		Matcher found = pattern.matcher(text);
		return found.find() ? Optional.of(found.group(group)) : Optional.empty();
	}

}
