package org.almoner.gateway.stripe;

import java.time.ZoneId;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/** Reads events and posts them to a shelf, one by one, as they come. */
final class Desk {

	private final StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);

	private final GatewayAccount account;

	private final BookShelf shelf;

	Desk(ZoneId zone) {
		this.account = new GatewayAccount(new AccountKey("a".repeat(24)), new RecordId("a01000000000001"), "Charity",
				Provider.STRIPE, null, false, GatewayAccount.Status.CONNECTED, zone,
				GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Credentials.none());
		this.shelf = new BookShelf(zone);
	}

	/** Posts events; what the last one led to. */
	Plan post(Given given) {
		return given.events()
			.stream()
			.map((event) -> this.shelf.post(facts(event)))
			.reduce((earlier, later) -> later)
			.orElseThrow();
	}

	/** Posts one event of an object at a second. */
	Plan post(String type, long created, String object) {
		Given.Event event = new Given().event(type, created, object).events().getFirst();
		String id = event.id() + "_" + created;
		return this.shelf.post(facts(new Given.Event(id, type, event.payload())));
	}

	private List<Fact> facts(Given.Event event) {
		return ((Reading.Facts) this.stripe.read(this.account, event.id(), event.payload())).facts();
	}

	void edit(RecordKind kind, String id, String field, @Nullable String value) {
		this.shelf.edit(new RecordKey(kind, id), field, value);
	}

	/** Erases what provenances hold of persons. */
	void forget() {
		this.shelf.forget();
	}

	@Nullable String gift(String id, String field) {
		return this.shelf.value(RecordKind.GIFT, id, field);
	}

	@Nullable String payment(String id, String field) {
		return this.shelf.value(RecordKind.PAYMENT, id, field);
	}

	@Nullable String value(RecordKind kind, String id, String field) {
		return this.shelf.value(kind, id, field);
	}

	long count(RecordKind kind) {
		return this.shelf.count(kind);
	}

}
