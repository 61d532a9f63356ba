package org.almoner.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.almoner.account.GatewayAccount;
import org.almoner.salesforce.RecordId;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnsettledEventsTests {

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccount account = Samples.connected(this.salesforce);

	private final UnsettledEvents unsettled = new UnsettledEvents(this.salesforce, this.clock);

	@Test
	void staleEventsAreThoseOpenAndUntouchedForLong() {
		store("evt_old", "evt_done");
		settle("evt_done", "Processed");
		this.clock.advance(Duration.ofHours(2));
		store("evt_new");
		assertThat(stale(Duration.ofHours(1))).containsExactly("evt_old");
		assertThat(stale(Duration.ofHours(3))).isEmpty();
	}

	@Test
	void openEventsComePageByPageEachOnce() {
		store(IntStream.rangeClosed(1, 7).mapToObj((number) -> "evt_" + number).toArray(String[]::new));
		settle("evt_3", "Failed");
		settle("evt_5", "Retrying");
		List<String> found = new ArrayList<>();
		RecordId after = null;
		do {
			UnsettledEvents.Page page = this.unsettled.all(after, 2);
			assertThat(page.events()).hasSizeLessThanOrEqualTo(2);
			page.events().forEach((event) -> found.add(event.eventId()));
			after = page.next();
		}
		while (after != null);
		assertThat(found).containsExactly("evt_1", "evt_2", "evt_4", "evt_5", "evt_6", "evt_7");
	}

	private List<String> stale(Duration olderThan) {
		return this.unsettled.stale(Samples.KEY, olderThan, null, 10)
			.events()
			.stream()
			.map(UnsettledEvent::eventId)
			.toList();
	}

	private void store(String... ids) {
		new FetchedEvents(this.salesforce)
			.store(List.of(ids).stream().map((id) -> Samples.event(this.account, id, "{}")).toList());
	}

	private void settle(String id, String status) {
		String record = this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((row) -> id.equals(row.get("Event_Id__c")))
			.map((row) -> String.valueOf(row.get("Id")))
			.findFirst()
			.orElseThrow();
		this.salesforce.edit(new RecordId(record), "Status__c", status);
	}

}
