package org.almoner.console;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.event.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event in a list.
 *
 * @param account its account's key
 * @param accountName what people call the account
 * @param standing where it stands
 * @param reason why, in words
 */
record EventLine(String account, String accountName, String eventId, String type, String objectId, Standing standing,
		ShownMoment stored, @Nullable String reason) {

	static EventLine of(StoredEvent event, Map<AccountKey, GatewayAccount> accounts) {
		GatewayAccount account = accounts.get(event.account());
		ZoneId zone = (account == null) ? ZoneOffset.UTC : account.timeZone();
		String reason = event.outcome().reason();
		return new EventLine(event.account().value(), (account == null) ? event.account().value() : account.name(),
				event.eventId(), event.type(), event.about().id(), Standing.of(event),
				ShownMoment.of(event.times().stored(), zone), (reason == null) ? null : Veil.overEmails(reason));
	}

}
