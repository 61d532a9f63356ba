package org.almoner.sandbox.stripe.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * All that Stripe knows of one charity: every object in its newest state and shape, which
 * belongs to which, and every event so far.
 */
final class CharityBooks {

	static final List<String> CAMPAIGNS = List.of("701000000000001AAA", "Winter Appeal 2026", "Marathon");

	static final List<String> DESIGNATIONS = List.of("Where it is needed most", "Clean water", "School meals",
			"Café für alle");

	private final Map<String, Map<String, Doc>> shelves = new LinkedHashMap<>();

	private final Map<String, ApiVersion> versions = new HashMap<>();

	private final Map<String, String> invoiceOfIntent = new HashMap<>();

	private final Map<String, String> intentOfInvoice = new HashMap<>();

	private final Set<String> forgotten = new HashSet<>();

	private final Set<String> releases = new HashSet<>();

	private final List<StripeEvent> events = new ArrayList<>();

	private final MonthOptions options;

	private final Agenda agenda;

	private final Dice eventDice;

	private final Ledger ledger;

	private final OlderShapes older = new OlderShapes(this);

	CharityBooks(MonthOptions options, long start, Dice dice) {
		this.options = options;
		this.agenda = new Agenda(start);
		this.eventDice = dice.fork();
		this.ledger = new Ledger(this, dice.fork());
	}

	MonthOptions options() {
		return this.options;
	}

	Agenda agenda() {
		return this.agenda;
	}

	Ledger ledger() {
		return this.ledger;
	}

	List<StripeEvent> events() {
		return this.events;
	}

	Doc put(Doc doc, ApiVersion version) {
		if (doc.at("created").isNumber() && doc.number("created") == 0) {
			doc.set("created", this.agenda.now());
		}
		if (doc.at("livemode").isBoolean()) {
			doc.set("livemode", this.options.liveMode());
		}
		this.shelves.computeIfAbsent(doc.kind(), (kind) -> new LinkedHashMap<>()).put(doc.id(), doc);
		this.versions.put(doc.id(), version);
		return doc;
	}

	/** All objects of a kind, oldest first. */
	Collection<Doc> all(String kind) {
		return this.shelves.getOrDefault(kind, Collections.emptyMap()).values();
	}

	@Nullable Doc find(String kind, @Nullable String id) {
		return this.shelves.getOrDefault(kind, Collections.emptyMap()).get(id);
	}

	Doc get(String kind, String id) {
		Doc found = find(kind, id);
		if (found == null) {
			throw new IllegalStateException("The books have no " + kind + " " + id);
		}
		return found;
	}

	/** A refund that only lets go of what was held and never charged. */
	void noteRelease(Doc refund) {
		this.releases.add(refund.id());
	}

	boolean isRelease(Doc refund) {
		return this.releases.contains(refund.id());
	}

	/** What was deleted is gone but for the news of it. */
	void forget(Doc doc) {
		this.forgotten.add(doc.id());
	}

	boolean isForgotten(String id) {
		return this.forgotten.contains(id);
	}

	/** The API version in which an object's events are told. */
	ApiVersion versionOf(String id) {
		return this.versions.getOrDefault(id, ApiVersion.NEWEST);
	}

	void link(Doc invoice, Doc intent) {
		this.invoiceOfIntent.put(intent.id(), invoice.id());
		this.intentOfInvoice.put(invoice.id(), intent.id());
	}

	@Nullable Doc invoiceOf(@Nullable String intent) {
		return find("invoice", this.invoiceOfIntent.get(intent));
	}

	@Nullable Doc intentOf(String invoice) {
		return find("payment_intent", this.intentOfInvoice.get(invoice));
	}

	/** The objects of a kind that name another one at a key. */
	List<Doc> those(String kind, String key, String id) {
		return all(kind).stream().filter((doc) -> id.equals(doc.textOrNull(key))).toList();
	}

	void emit(ApiVersion version, String type, Doc doc, @Nullable Doc before) {
		if (!this.options.has(EventFamily.of(type))) {
			return;
		}
		Doc shown = this.older.render(doc, version);
		Doc data = Doc.of("object", shown);
		if (before != null) {
			data.set("previous_attributes", shown.changesSince(this.older.render(before, version)));
		}
		String id = this.eventDice.id("evt_");
		Doc request = Doc.of("id", this.eventDice.chance(50) ? this.eventDice.id("req_", 14) : null, "idempotency_key",
				null);
		Doc event = Doc.of("id", id, "object", "event", "api_version", version.code(), "created", this.agenda.now(),
				"data", data, "livemode", this.options.liveMode(), "pending_webhooks", 1, "request", request, "type",
				type);
		this.events.add(new StripeEvent(id, type, this.agenda.now(), doc.id(), event.json()));
	}

}
