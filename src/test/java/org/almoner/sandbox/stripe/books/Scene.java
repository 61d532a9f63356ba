package org.almoner.sandbox.stripe.books;

import java.util.function.Consumer;

/**
 * Where a story plays: the books, dice of its own, and the API version in which Stripe
 * tells its events.
 */
record Scene(CharityBooks books, Dice dice, ApiVersion version) {

	void after(long seconds, Runnable step) {
		this.books.agenda().after(seconds, step);
	}

	long now() {
		return this.books.agenda().now();
	}

	MonthOptions options() {
		return this.books.options();
	}

	Ledger ledger() {
		return this.books.ledger();
	}

	/** Puts a new object on the books. */
	Doc make(Doc doc) {
		return this.books.put(doc, this.version);
	}

	/** An event with the object as it is now. */
	void tell(String type, Doc doc) {
		this.books.emit(this.version, type, doc, null);
	}

	/** A change of an object and the event that tells what it was before. */
	void change(String type, Doc doc, Consumer<Doc> change) {
		Doc before = doc.copy();
		change.accept(doc);
		this.books.emit(this.version, type, doc, before);
	}

	/** A new donor on the books. */
	Doc makeCustomer(Donor donor) {
		Doc customer = make(CustomerShape.of(this.dice.id("cus_", 14), donor));
		tell("customer.created", customer);
		return customer;
	}

	/** What a charity's form writes beside a gift, now and then. */
	Doc drawMetadata() {
		Doc metadata = Doc.of();
		if (this.dice.chance(40)) {
			metadata.set("campaign_id", this.dice.pick(CharityBooks.CAMPAIGNS));
		}
		if (this.dice.chance(30)) {
			metadata.set("designation", this.dice.pick(CharityBooks.DESIGNATIONS));
		}
		if (this.dice.chance(10)) {
			metadata.set("anonymous", "true");
		}
		return metadata;
	}

}
