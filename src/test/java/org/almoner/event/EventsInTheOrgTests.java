package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.event.EventCounts.Count;
import org.almoner.event.EventTallies.Tally;
import org.almoner.event.EventTrail.Trace;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions after events, asked over the org's own wire. */
class EventsInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private static final AccountKey QUIET = new AccountKey("quietquietquietquietquie");

	private final WiredOrg org = new WiredOrg();

	private final String shop = this.org.account(SHOP);

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void openAndFailedEventsAreCountedByAccount() {
		this.org.account(QUIET);
		event("evt_1", "charge.succeeded", "Received", "2026-11-21T10:00:00Z");
		event("evt_2", "charge.succeeded", "Retrying", "2026-11-21T10:00:01Z");
		event("evt_3", "charge.succeeded", "Failed", "2026-11-21T10:00:02Z");
		event("evt_4", "charge.succeeded", "Processed", "2026-11-21T10:00:03Z");
		this.org.ask((salesforce) -> assertThat(new SalesforceEventTallies(salesforce).byAccount())
			.containsExactly(Map.entry(SHOP, new Tally(2, 1))));
	}

	@Test
	void theFirstEventIsTheGatewaysOwnAndNoTest() {
		event("evt_test", "almoner.test", "Ignored", "2026-11-21T09:00:00Z");
		this.org.ask((salesforce) -> assertThat(new EventTrail(salesforce).firstNotOf("almoner.test", SHOP)).isEmpty());
		event("evt_later", "payout.paid", "Received", "2026-11-21T11:00:00Z");
		event("evt_first", "charge.succeeded", "Processed", "2026-11-21T10:00:00Z");
		this.org.ask((salesforce) -> assertThat(new EventTrail(salesforce).firstNotOf("almoner.test", SHOP))
			.hasValueSatisfying((trace) -> assertThat(trace.eventId()).isEqualTo("evt_first")));
	}

	@Test
	void anEventIsFoundByItsGatewaysId() {
		event("evt_'quoted", "almoner.test", "Ignored", "2026-11-21T09:00:00Z");
		this.org.ask((salesforce) -> {
			EventTrail trail = new EventTrail(salesforce);
			assertThat(trail.find(SHOP, "evt_'quoted")).contains(new Trace("evt_'quoted", "almoner.test", "Ignored",
					null, Instant.parse("2026-11-21T09:00:00Z"), null));
			assertThat(trail.find(QUIET, "evt_'quoted")).isEmpty();
		});
	}

	@Test
	void eventsAreCountedByDayAndStatusAndForOneAccount() {
		Instant now = Instant.now();
		String other = this.org.account(QUIET);
		event("evt_1", "charge.succeeded", "Processed", now.toString());
		event("evt_2", "charge.succeeded", "Processed", now.toString());
		event("evt_3", "charge.succeeded", "Failed", now.minus(Duration.ofDays(1)).toString());
		event("evt_4", "charge.succeeded", "Failed", now.minus(Duration.ofDays(40)).toString());
		this.org.org()
			.insert("Gateway_Event__c",
					Map.of("Gateway_Key__c", QUIET.externalId("evt_5"), "Gateway_Account__c", other, "Event_Id__c",
							"evt_5", "Event_Type__c", "charge.succeeded", "Status__c", "Processed", "Received_At__c",
							now));
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		this.org.ask((salesforce) -> {
			EventCounts counts = new EventCounts(salesforce);
			assertThat(counts.byDay(30, null)).containsExactlyInAnyOrder(new Count(today, "Processed", 3),
					new Count(today.minusDays(1), "Failed", 1));
			assertThat(counts.byDay(30, QUIET)).containsExactly(new Count(today, "Processed", 1));
		});
	}

	private void event(String id, String type, String status, String receivedAt) {
		this.org.org()
			.insert("Gateway_Event__c",
					Map.of("Gateway_Key__c", SHOP.externalId(id), "Gateway_Account__c", this.shop, "Event_Id__c", id,
							"Event_Type__c", type, "Status__c", status, "Received_At__c", Instant.parse(receivedAt)));
	}

}
