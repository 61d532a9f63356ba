package org.almoner.books;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A gift of the org that a payment names in its metadata.
 *
 * @param record the gift; its key is what its {@code Gateway_Key__c} says, else its
 * record id
 * @param keyedFor the payment by whose key it goes; null where its key is empty or one of
 * people's own
 * @param isOfOtherAccount whether it belongs to another Gateway Account
 */
public record NamedGift(PresentRecord record, @Nullable String keyedFor, boolean isOfOtherAccount) {

	/**
	 * Whether it can be that of a payment: nobody else's, and free or its own already.
	 */
	Optional<Misnaming.Cause> objection(String payment) {
		if (this.isOfOtherAccount) {
			return Optional.of(Misnaming.Cause.OTHER_ACCOUNT);
		}
		return holds().filter((held) -> !held.equals(payment)).map((held) -> Misnaming.Cause.OTHER_PAYMENT);
	}

	/** The payment that it is of, where it is of one. */
	private Optional<String> holds() {
		return this.record.provenance()
			.adoptedFor()
			.or(() -> Optional.ofNullable(this.keyedFor))
			.or(() -> value(GiftFields.INTENT_ID))
			.or(() -> value(GiftFields.GATEWAY_REFERENCE));
	}

	private Optional<String> value(Field field) {
		return Optional.ofNullable(this.record.values().get(field.apiName()));
	}

}
