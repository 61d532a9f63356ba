package org.almoner.event;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.AccountKey;
import org.almoner.event.EventTallies.Tally;
import org.almoner.event.EventTrail.Trace;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.salesforce.SalesforceOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions after events, asked over the org's own wire. */
class EventsInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private static final AccountKey QUIET = new AccountKey("quietquietquietquietquie");

	private final SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"));

	private final String shop = account(SHOP);

	@AfterEach
	void close() {
		this.org.close();
	}

	@ComponentScan("org.almoner.salesforce")
	static class Seam {

	}

	@Test
	void openAndFailedEventsAreCountedByAccount() {
		account(QUIET);
		event("evt_1", "charge.succeeded", "Received", "2026-11-21T10:00:00Z");
		event("evt_2", "charge.succeeded", "Retrying", "2026-11-21T10:00:01Z");
		event("evt_3", "charge.succeeded", "Failed", "2026-11-21T10:00:02Z");
		event("evt_4", "charge.succeeded", "Processed", "2026-11-21T10:00:03Z");
		ask((salesforce) -> assertThat(new SalesforceEventTallies(salesforce).byAccount())
			.containsExactly(Map.entry(SHOP, new Tally(2, 1))));
	}

	@Test
	void theFirstEventIsTheGatewaysOwnAndNoTest() {
		event("evt_test", "almoner.test", "Ignored", "2026-11-21T09:00:00Z");
		ask((salesforce) -> assertThat(new EventTrail(salesforce).firstNotOf("almoner.test", SHOP)).isEmpty());
		event("evt_later", "payout.paid", "Received", "2026-11-21T11:00:00Z");
		event("evt_first", "charge.succeeded", "Processed", "2026-11-21T10:00:00Z");
		ask((salesforce) -> assertThat(new EventTrail(salesforce).firstNotOf("almoner.test", SHOP))
			.hasValueSatisfying((trace) -> assertThat(trace.eventId()).isEqualTo("evt_first")));
	}

	@Test
	void anEventIsFoundByItsGatewaysId() {
		event("evt_'quoted", "almoner.test", "Ignored", "2026-11-21T09:00:00Z");
		ask((salesforce) -> {
			EventTrail trail = new EventTrail(salesforce);
			assertThat(trail.find(SHOP, "evt_'quoted")).contains(new Trace("evt_'quoted", "almoner.test", "Ignored",
					null, Instant.parse("2026-11-21T09:00:00Z"), null));
			assertThat(trail.find(QUIET, "evt_'quoted")).isEmpty();
		});
	}

	private String account(AccountKey key) {
		return this.org.insert("Gateway_Account__c", Map.of("Name", key.value(), "Gateway_Key__c", key.value()));
	}

	private void event(String id, String type, String status, String receivedAt) {
		this.org.insert("Gateway_Event__c",
				Map.of("Gateway_Key__c", SHOP.externalId(id), "Gateway_Account__c", this.shop, "Event_Id__c", id,
						"Event_Type__c", type, "Status__c", status, "Received_At__c", Instant.parse(receivedAt)));
	}

	private void ask(java.util.function.Consumer<SalesforceOperations> question) {
		new ApplicationContextRunner().withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean(Clock.class, Clock::systemUTC)
			.withUserConfiguration(Seam.class)
			.withPropertyValues("almoner.salesforce.url=" + this.org.url(),
					"almoner.salesforce.client-id=" + this.org.clientId(),
					"almoner.salesforce.client-secret=" + this.org.clientSecret())
			.run((context) -> question.accept(context.getBean(SalesforceOperations.class)));
	}

}
