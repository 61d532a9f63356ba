package org.almoner.posting;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Misnaming;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** What an admin should know of a gift's name that leads nowhere. */
final class Misnamings {

	private static final int NAME_LENGTH = 100;

	private Misnamings() {
	}

	static LogEntry entry(GatewayAccount account, Misnaming misnaming) {
		return LogEntry
			.of(Level.WARNING, "Posting", "misnamed-gift",
					"A payment names a gift that it can't have, and has a gift of its own")
			.detail(sentences(misnaming) + " Once the name leads to the right gift, replay the payment's events.")
			.account(account.key().value())
			.object(misnaming.payment());
	}

	static String sentences(Misnaming misnaming) {
		String name = misnaming.name().substring(0, Math.min(misnaming.name().length(), NAME_LENGTH));
		return "The metadata of payment " + misnaming.payment() + " names the gift " + name + " (gift_transaction_id). "
				+ because(misnaming.cause());
	}

	private static String because(Misnaming.Cause cause) {
		return switch (cause) {
			case UNKNOWN -> "Salesforce has no Gift Transaction with that id or Gateway Key.";
			case OTHER_ACCOUNT -> "That gift belongs to another Gateway Account.";
			case OTHER_PAYMENT -> "That gift is already the gift of another payment.";
		};
	}

}
