package org.almoner.console;

import java.time.ZoneId;
import java.util.List;

import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.SigningSecret;
import org.jspecify.annotations.Nullable;

/**
 * What pages show of an account, which is never a secret.
 *
 * @param endpoint its endpoint and the light of it
 * @param credentials which credentials are there
 */
record AccountFacts(String key, String name, String gateway, @Nullable String merchant, boolean testMode, Status status,
		Books books, Endpoint endpoint, Present credentials) {

	static AccountFacts of(GatewayAccount account) {
		return new AccountFacts(account.key().value(), account.name(), account.provider().label(),
				account.providerAccountId(), account.testMode(), account.status(),
				new Books(account.timeZone().getId().replaceAll("^Z$", "UTC"), account.giftModel().label()),
				Endpoint.of(account), Present.of(account.credentials(), account.timeZone()));
	}

	/** Test or live, in words. */
	public String mode() {
		return this.testMode ? "Test" : "Live";
	}

	/** Whether events are taken. */
	public boolean active() {
		return this.status == Status.CONNECTED || this.status == Status.ATTENTION;
	}

	/** The colour of the status' badge. */
	public String colour() {
		return switch (this.status) {
			case CONNECTED -> "good";
			case ATTENTION -> "warn";
			case DRAFT, DISABLED -> "";
		};
	}

	/** Whether the admin made the endpoint at the gateway by hand. */
	public boolean byHand() {
		return this.endpoint.id() == null;
	}

	/**
	 * How its books are kept.
	 *
	 * @param zone the zone of its dates
	 * @param giftModel how gifts are written
	 */
	record Books(String zone, String giftModel) {
	}

	/** Its endpoint, and what the last check said. */
	record Endpoint(@Nullable String url, @Nullable String id, EndpointLight light, @Nullable String detail,
			@Nullable AccountMoment checkedAt) {

		static Endpoint of(GatewayAccount account) {
			return new Endpoint(account.endpoint().url(), account.endpoint().id(), EndpointLight.of(account),
					account.endpoint().detail(), AccountMoment.of(account.endpoint().checkedAt(), account.timeZone()));
		}

	}

	/**
	 * Which credentials are there.
	 *
	 * @param ending when secrets that are being replaced end
	 */
	record Present(boolean signingSecret, List<AccountMoment> ending, boolean apiKey) {

		static Present of(Credentials credentials, ZoneId zone) {
			List<AccountMoment> ending = credentials.signingSecrets()
				.stream()
				.map(SigningSecret::goodUntil)
				.flatMap((until) -> java.util.stream.Stream.ofNullable(AccountMoment.of(until, zone)))
				.toList();
			return new Present(!credentials.signingSecrets().isEmpty(), ending,
					credentials.optionalApiKey().isPresent());
		}

	}

}
