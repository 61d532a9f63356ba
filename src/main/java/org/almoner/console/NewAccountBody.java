package org.almoner.console;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.NewGatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.jspecify.annotations.Nullable;

/** Reads what an admin says of a new account. */
final class NewAccountBody {

	private static final Set<String> FIELDS = Set.of("name", "provider", "testMode", "timeZone", "giftModel", "apiKey",
			"signingSecret", "providerAccountId");

	private static final int NAME = 80;

	private static final int WORD = 64;

	private static final int SECRET = 500;

	private static final int PROVIDER_ACCOUNT = 200;

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

	private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

	private NewAccountBody() {
	}

	/** The secrets that an admin gives with which to connect. */
	record Secrets(@Nullable Secret apiKey, @Nullable Secret signingSecret) {

		static Secrets of(Credentials credentials) {
			return new Secrets(credentials.apiKey(), credentials.current().map(SigningSecret::secret).orElse(null));
		}

		boolean none() {
			return this.apiKey == null && this.signingSecret == null;
		}

	}

	static Secrets secrets(JsonBody body) {
		Secrets secrets = Secrets.of(credentials(body));
		body.check();
		return secrets;
	}

	static NewGatewayAccount read(HttpServletRequest request, String endpointBase) throws IOException {
		JsonBody body = JsonBody.of(request, FIELDS);
		String name = required(body, "name", NAME);
		required(body, "provider", WORD);
		Provider provider = body.choice("provider", WORD, NewAccountBody::provider, () -> Provider.STRIPE,
				"must be one of " + labels(Arrays.stream(Provider.values()).map(Provider::label).toList()));
		boolean testMode = body.flag("testMode");
		ZoneId zone = body.choice("timeZone", WORD, NewAccountBody::zone, () -> ZoneOffset.UTC,
				"must be a time zone such as Europe/London");
		GiftModel model = body.choice("giftModel", WORD, NewAccountBody::giftModel, () -> GiftModel.GIFT_TRANSACTION,
				"must be one of " + labels(Arrays.stream(GiftModel.values()).map(GiftModel::label).toList()));
		String providerAccountId = matching(body, "providerAccountId", PROVIDER_ACCOUNT, ID,
				"must be the gateway's id of the account, such as acct_1AbC");
		Credentials credentials = credentials(body);
		body.check();
		return new NewGatewayAccount(name, provider, providerAccountId, testMode, zone, model, endpointBase,
				credentials);
	}

	private static Credentials credentials(JsonBody body) {
		String apiKey = matching(body, "apiKey", SECRET, VISIBLE, "must be a key without spaces");
		String signingSecret = matching(body, "signingSecret", SECRET, VISIBLE, "must be a secret without spaces");
		return new Credentials(
				(signingSecret == null) ? List.of() : List.of(new SigningSecret(Secret.of(signingSecret), null)),
				(apiKey == null) ? null : Secret.of(apiKey));
	}

	private static String required(JsonBody body, String name, int longest) {
		String text = body.text(name, longest);
		if (text == null) {
			body.wrong(name, "must be a text of 1 to " + longest + " characters");
		}
		return (text == null) ? "" : text;
	}

	private static @Nullable String matching(JsonBody body, String name, int longest, Pattern shape, String rule) {
		String text = body.text(name, longest);
		if (text != null && !shape.matcher(text).matches()) {
			body.wrong(name, rule);
			return null;
		}
		return text;
	}

	private static @Nullable Provider provider(String text) {
		return Arrays.stream(Provider.values())
			.filter((provider) -> provider.label().equalsIgnoreCase(text))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable GiftModel giftModel(String text) {
		return Arrays.stream(GiftModel.values())
			.filter((model) -> model.label().equalsIgnoreCase(text))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static String labels(List<String> labels) {
		return labels.stream().collect(Collectors.joining(", "));
	}

}
