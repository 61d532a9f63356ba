package org.almoner.gateway.stripe;

import java.util.Optional;
import java.util.Set;

import org.almoner.gateway.PayloadErasure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes what tells of a person out of Stripe's payloads. */
final class StripeErasure {

	/** Elsewhere a code may be what people made, such as a promotion's. */
	private static final Set<String> ERRORS = Set.of("last_payment_error", "last_setup_error");

	private static final PayloadErasure ERASURE = new PayloadErasure(OpenFields.NAMES, OpenFields.TELLING_EMPTINESS,
			StripeErasure::keep);

	private StripeErasure() {
	}

	static String of(String payload) {
		return ERASURE.of(payload);
	}

	private static Optional<JsonNode> keep(String owner, String name, ObjectNode within) {
		return switch (name) {
			case "metadata" -> ErasedMetadata.of(within);
			case "code" -> Optional.of(within.path(name))
				.filter((code) -> ERRORS.contains(owner))
				.filter((code) -> code.isNull() || PayloadErasure.isCode(code.asString("")));
			default -> Optional.empty();
		};
	}

}
