package org.almoner.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Credentials as the text of {@code Credentials__c}: JSON, sealed. */
final class CredentialsText {

	private static final String PURPOSE = "credentials";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Sealer sealer;

	CredentialsText(Sealer sealer) {
		this.sealer = sealer;
	}

	String seal(AccountKey account, Credentials credentials) {
		ObjectNode json = JSON.createObjectNode();
		ArrayNode secrets = json.putArray("signingSecrets");
		credentials.signingSecrets().forEach((secret) -> put(secrets.addObject(), secret));
		credentials.optionalApiKey().ifPresent((key) -> json.put("apiKey", key.reveal()));
		return this.sealer.seal(PURPOSE, account, json.toString());
	}

	/** Reads what {@link #seal} wrote; no text means no credentials. */
	Credentials open(AccountKey account, @Nullable String sealed) throws SealException {
		if (sealed == null) {
			return Credentials.none();
		}
		JsonNode json = JSON.readTree(this.sealer.open(PURPOSE, account, sealed));
		List<SigningSecret> secrets = new ArrayList<>();
		json.path("signingSecrets").forEach((secret) -> secrets.add(read(secret)));
		String apiKey = json.path("apiKey").asString("");
		return new Credentials(secrets, apiKey.isEmpty() ? null : Secret.of(apiKey));
	}

	/** Whether a text was sealed with another key than new ones are. */
	boolean isOutdated(String sealed) {
		return !this.sealer.isCurrent(sealed);
	}

	private static void put(ObjectNode json, SigningSecret secret) {
		json.put("secret", secret.secret().reveal());
		Instant goodUntil = secret.goodUntil();
		if (goodUntil != null) {
			json.put("goodUntil", goodUntil.toString());
		}
		if (secret.endpointId() != null) {
			json.put("endpointId", secret.endpointId());
		}
	}

	private static SigningSecret read(JsonNode json) {
		String goodUntil = json.path("goodUntil").asString("");
		String endpointId = json.path("endpointId").asString("");
		return new SigningSecret(Secret.of(json.path("secret").asString("")),
				goodUntil.isEmpty() ? null : Instant.parse(goodUntil), endpointId.isEmpty() ? null : endpointId);
	}

}
