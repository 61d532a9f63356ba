package org.almoner.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies of the accounts' rows that all processes share through Redis, for when the org
 * is away. Sealed as a whole, so that Redis can neither tell nor change them. Redis being
 * away is never an error here.
 */
final class AccountCopies {

	static final String KIND = "account";

	private static final String PROVEN = "proven-endpoint";

	private static final String PURPOSE = "copy";

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Logger log = LoggerFactory.getLogger(AccountCopies.class);

	private final SharedCopies copies;

	private final Sealer sealer;

	AccountCopies(SharedCopies copies, Sealer sealer) {
		this.copies = copies;
		this.sealer = sealer;
	}

	/**
	 * A row as the org had it at a moment.
	 *
	 * @param row the account's row, with its id
	 * @param readAt when the org was asked
	 */
	record Copy(Row row, Instant readAt) {
	}

	Optional<Copy> get(AccountKey key) {
		try {
			Optional<String> sealed = this.copies.get(KIND, key.value());
			return sealed.isEmpty() ? Optional.empty()
					: Optional.of(read(this.sealer.open(PURPOSE, key, sealed.get())));
		}
		catch (QueueException | SealException | JacksonException ex) {
			log.warn("The copy of Gateway Account {} can't be had: {}", key, ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	/** Keeps a copy, unless a newer one is there: a slow reader must not undo a write. */
	void put(AccountKey key, Copy copy) {
		try {
			if (get(key).filter((other) -> other.readAt().isAfter(copy.readAt())).isPresent()) {
				return;
			}
			this.copies.put(KIND, key.value(), this.sealer.seal(PURPOSE, key, write(copy)));
		}
		catch (QueueException ex) {
			log.warn("The copy of Gateway Account {} can't be kept: {}", key, ex.getMessage());
		}
	}

	void remove(AccountKey key) {
		try {
			this.copies.remove(KIND, key.value());
		}
		catch (QueueException ex) {
			log.warn("The copy of Gateway Account {} can't be forgotten: {}", key, ex.getMessage());
		}
	}

	/**
	 * Notes that an endpoint has delivered. Where Redis is away, a later delivery will.
	 */
	void prove(AccountKey key, String endpointId) {
		try {
			this.copies.put(PROVEN, key.value(), endpointId);
		}
		catch (QueueException ex) {
			log.warn("That endpoint {} of {} has delivered can't be noted: {}", endpointId, key, ex.getMessage());
		}
	}

	boolean isProven(AccountKey key, String endpointId) {
		try {
			return this.copies.get(PROVEN, key.value()).filter(endpointId::equals).isPresent();
		}
		catch (QueueException ex) {
			return false;
		}
	}

	/** Forgets the accounts that the org has no more; newer copies stay. */
	void retain(Set<AccountKey> known, Instant readAt) {
		try {
			this.copies.all(KIND).keySet().stream().filter(AccountKey::matches).map(AccountKey::new).forEach((key) -> {
				if (!known.contains(key) && !get(key).map(Copy::readAt).orElse(Instant.MIN).isAfter(readAt)) {
					this.copies.remove(KIND, key.value());
				}
			});
		}
		catch (QueueException ex) {
			log.warn("The copies of Gateway Accounts can't be tidied: {}", ex.getMessage());
		}
	}

	private static String write(Copy copy) {
		ObjectNode json = JSON.createObjectNode();
		json.put("readAt", copy.readAt().toString());
		json.put("id", copy.row().requiredId().value());
		ObjectNode fields = json.putObject("fields");
		copy.row().fields().forEach((name, value) -> {
			if (value != null) {
				fields.put(name, value.toString());
			}
		});
		return json.toString();
	}

	private static Copy read(String text) {
		JsonNode json = JSON.readTree(text);
		Row row = Row.of(AccountRows.TYPE, new RecordId(json.path("id").asString("")));
		for (Map.Entry<String, JsonNode> field : json.path("fields").properties()) {
			row = row.with(field.getKey(), field.getValue().asString());
		}
		return new Copy(row, Instant.parse(json.path("readAt").asString("")));
	}

}
