package org.almoner.console;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.EventArchive;
import org.almoner.event.StoredEvent;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.Reading;
import org.almoner.posting.FoundRecords;
import org.almoner.posting.RecordArchive;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts together all that is known of an event. */
@Component
@ConditionalOnRole(Role.WEB)
class EventReport {

	private static final Logger log = LoggerFactory.getLogger(EventReport.class);

	private static final int SHOWN = 300_000;

	private final EventArchive events;

	private final RecordArchive records;

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final SalesforceOperations salesforce;

	EventReport(EventArchive events, RecordArchive records, GatewayAccounts accounts, Gateways gateways,
			SalesforceOperations salesforce) {
		this.events = events;
		this.records = records;
		this.accounts = accounts;
		this.gateways = gateways;
		this.salesforce = salesforce;
	}

	/**
	 * All that is known of an event.
	 * @param personal whether what tells of a person may be seen
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	EventView of(StoredEvent event, boolean personal) {
		Optional<GatewayAccount> account = this.accounts.find(event.account());
		ZoneId zone = account.map(GatewayAccount::timeZone).orElse(ZoneOffset.UTC);
		Optional<String> payload = this.events.payload(event);
		FoundRecords written = account
			.flatMap((known) -> payload
				.map((text) -> this.records.of(event.account(), event.eventId(), facts(known, event.eventId(), text))))
			.orElse(new FoundRecords(List.of(), false));
		Set<String> open = account.map((known) -> this.gateways.of(known).openFields()).orElse(Set.of());
		return new EventView(
				EventLine.of(event, account.map((one) -> java.util.Map.of(one.key(), one)).orElse(java.util.Map.of())),
				EventStep.of(event, zone), problem(event, personal), origin(event),
				new EventView.Written(written.records()
					.stream()
					.map((record) -> RecordLine.of(record, event.eventId(), this.salesforce))
					.toList(), written.partial()),
				payload
					.map((text) -> payload(text, open, personal, ShownMoment.ofNullable(event.times().erased(), zone)))
					.orElse(null));
	}

	/** What can't be read has written nothing. */
	private List<org.almoner.books.Fact> facts(GatewayAccount account, String eventId, String payload) {
		try {
			return (this.gateways.of(account).read(account, eventId, payload) instanceof Reading.Facts(var facts))
					? facts : List.of();
		}
		catch (RuntimeException ex) {
			// its message may quote the payload
			log.warn("Event {} of {} can't be read for its page: {}", eventId, account.key(),
					ex.getClass().getSimpleName());
			return List.of();
		}
	}

	private static EventView.@Nullable Problem problem(StoredEvent event, boolean personal) {
		String error = event.outcome().error();
		String shown = (error == null || personal) ? error : Veil.overEmails(error);
		return Advice.of(event).map((advice) -> new EventView.Problem(advice, shown)).orElse(null);
	}

	private EventView.Origin origin(StoredEvent event) {
		StoredEvent.Origin origin = event.origin();
		return new EventView.Origin(event.about().type(), origin.source(), origin.apiVersion(),
				origin.liveMode() ? "Live: real money" : "Test: no real money", origin.sha256(),
				this.salesforce.address().map((address) -> address + "/" + event.id()).orElse(null));
	}

	private static EventView.Payload payload(String text, Set<String> open, boolean personal,
			@Nullable ShownMoment erased) {
		String whole = personal ? Veil.lifted(text) : new Veil(open).over(text);
		boolean cut = whole.length() > SHOWN;
		return new EventView.Payload(cut ? whole.substring(0, SHOWN) : whole, personal, cut, erased);
	}

}
