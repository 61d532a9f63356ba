package org.almoner.sandbox.stripe.books;

import java.util.List;

/** Why a bank said no. */
record Decline(String failureCode, String declineCode, String message) {

	static final List<Decline> OF_CARDS = List.of(
			new Decline("card_declined", "insufficient_funds", "Your card has insufficient funds."),
			new Decline("card_declined", "generic_decline", "Your card was declined."),
			new Decline("expired_card", "expired_card", "Your card has expired."),
			new Decline("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."));

	static final Decline OF_DEBIT = new Decline("insufficient_funds", "insufficient_funds",
			"The customer's bank account has insufficient funds.");

	/** As a payment intent tells it. */
	Doc asError(Doc charge) {
		return Doc.of("charge", charge.id(), "code", this.failureCode, "decline_code", this.declineCode, "doc_url",
				"https://docs.stripe.com/error-codes/" + this.failureCode.replace('_', '-'), "message", this.message,
				"type", "card_error");
	}

}
