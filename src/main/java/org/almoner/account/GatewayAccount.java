package org.almoner.account;

import java.time.ZoneId;
import java.util.Optional;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * One merchant account at one gateway in one mode.
 *
 * @param key its key
 * @param id its record in the org
 * @param name what people call it
 * @param provider the gateway
 * @param providerAccountId the gateway's own id of the account, where it is known
 * @param testMode whether only test events belong to it
 * @param status where it stands in its life
 * @param timeZone the zone of its dates
 * @param giftModel how its gifts are written
 * @param endpoint where the gateway posts to, and what the last check of it said
 * @param credentials unsealed; never shown
 */
public record GatewayAccount(AccountKey key, RecordId id, String name, Provider provider,
		@Nullable String providerAccountId, boolean testMode, Status status, ZoneId timeZone, GiftModel giftModel,
		AccountEndpoint endpoint, Credentials credentials) implements AccountRef {

	/** The gateway's own id of the account. */
	public Optional<String> optionalProviderAccountId() {
		return Optional.ofNullable(this.providerAccountId);
	}

	/** Whether its events are taken. */
	public boolean isActive() {
		return this.status == Status.CONNECTED || this.status == Status.ATTENTION;
	}

	/** This account with other credentials. */
	public GatewayAccount withCredentials(Credentials others) {
		return new GatewayAccount(this.key, this.id, this.name, this.provider, this.providerAccountId, this.testMode,
				this.status, this.timeZone, this.giftModel, this.endpoint, others);
	}

	/** Where an account stands in its life. */
	public enum Status {

		/** Made, without credentials yet. */
		DRAFT("Draft"),
		/** Events are taken. */
		CONNECTED("Connected"),
		/** Events are taken, and an admin should look. */
		ATTENTION("Attention"),
		/** Credentials erased; nothing is taken. */
		DISABLED("Disabled");

		private final String label;

		Status(String label) {
			this.label = label;
		}

		/** The value of {@code Status__c}. */
		public String label() {
			return this.label;
		}

	}

	/** How gifts are written. */
	public enum GiftModel {

		/** The bundled object {@code Gift_Transaction__c}. */
		GIFT_TRANSACTION("Gift Transaction"),
		/** No gifts. */
		NONE("None");

		private final String label;

		GiftModel(String label) {
			this.label = label;
		}

		/** The value of {@code Gift_Model__c}. */
		public String label() {
			return this.label;
		}

	}

}
