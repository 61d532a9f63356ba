package org.almoner.gateway.stripe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.books.Trait;

/**
 * What a charity may say in an object's metadata about the gift behind it.
 *
 * @see <a href="https://docs.stripe.com/metadata">docs.stripe.com/metadata</a>
 */
final class Metadata {

	private static final Set<String> YES = Set.of("true", "yes", "1");

	private static final Map<Trait, String> TEXTS = Map.of(Trait.DESIGNATION, "designation", Trait.CAMPAIGN,
			"campaign_id", Trait.CONTACT, "contact_id", Trait.ACCOUNT, "account_id", Trait.KNOWN_GIFT,
			"gift_transaction_id");

	private Metadata() {
	}

	/**
	 * Reads the keys Almoner knows; a key that is gone from the metadata is cleared,
	 * unless an erasure took it.
	 */
	static void read(Snapshot snapshot, String path, Traits traits) {
		snapshot.object(path).ifPresent((metadata) -> {
			Set<String> erased = ErasedMetadata.taken(metadata.json());
			TEXTS.forEach((trait, key) -> {
				if (!erased.contains(key)) {
					traits.put(trait,
							metadata.text(key).map(String::strip).filter((text) -> !text.isEmpty()).orElse(null));
				}
			});
			if (!erased.contains("anonymous")) {
				traits.put(Trait.ANONYMOUS, anonymous(snapshot, path).orElse(null));
			}
		});
	}

	private static Optional<String> anonymous(Snapshot snapshot, String path) {
		return snapshot.text(path + ".anonymous")
			.map((text) -> Boolean.toString(YES.contains(text.strip().toLowerCase(Locale.ROOT))));
	}

}
