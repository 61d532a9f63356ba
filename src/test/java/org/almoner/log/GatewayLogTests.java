package org.almoner.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class GatewayLogTests {

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayLog log = new GatewayLog(this.salesforce, this.clock);

	private final LogEntry entry = LogEntry.of(Level.WARNING, "Sweep", "stale", "Two events were stale");

	@Test
	void aRepeatedCauseIsOneEntryADay() {
		this.log.write(this.entry);
		this.log.write(this.entry.detail("again"));
		assertThat(entries()).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Gateway_Key__c", "almoner:stale:2026-11-21")
				.containsEntry("Level__c", "Warning")
				.containsEntry("Detail__c", "again"));
		this.clock.advance(Duration.ofDays(1));
		this.log.write(this.entry);
		assertThat(entries()).hasSize(2);
	}

	@Test
	void anEntryThatSaysWhatItSaidIsNotWrittenAgainWithinAnHour() {
		this.log.write(this.entry);
		this.log.write(this.entry);
		assertThat(this.salesforce.writes()).hasSize(1);
		this.log.write(this.entry.detail("news"));
		this.clock.advance(Duration.ofMinutes(61));
		this.log.write(this.entry.detail("news"));
		assertThat(this.salesforce.writes()).hasSize(3);
	}

	@Test
	void anEntryThatWasNotWrittenIsWrittenTheNextTime() {
		this.salesforce.away(FailureKind.AWAY);
		this.log.write(this.entry);
		this.salesforce.away(null);
		this.log.write(this.entry);
		assertThat(entries()).hasSize(1);
	}

	@Test
	void anEntryAboutAnObjectIsOneForThatObject() {
		Samples.connected(this.salesforce);
		this.log.write(this.entry.account(Samples.KEY.value()).object("po_1"));
		this.clock.advance(Duration.ofDays(1));
		this.log.write(this.entry.account(Samples.KEY.value()).object("po_1"));
		assertThat(entries()).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Gateway_Key__c", Samples.KEY + ":stale:po_1")
				.containsKey("Gateway_Account__c"));
	}

	@Test
	void anEntryCanPointToItsEvent() {
		Row event = Row.of("Gateway_Event__c").with("Gateway_Key__c", "k");
		assertThat(this.salesforce.create(List.of(event))).hasSize(1);
		String id = String.valueOf(this.salesforce.all("Gateway_Event__c").getFirst().get("Id"));
		this.log.write(this.entry.event(new org.almoner.salesforce.RecordId(id)));
		assertThat(entries().getFirst()).containsEntry("Gateway_Event__c", id);
	}

	@Test
	void aLongMessageIsCut() {
		this.log.write(LogEntry.of(Level.ERROR, "Sweep", "long", "😀".repeat(300)));
		assertThat(String.valueOf(entries().getFirst().get("Message__c"))).hasSizeLessThanOrEqualTo(255).endsWith("…");
	}

	@Test
	void aLogThatCannotBeWrittenNeverFailsItsCaller() {
		this.salesforce.away(FailureKind.AWAY);
		assertThatCode(() -> this.log.write(this.entry)).doesNotThrowAnyException();
		this.salesforce.away(null);
		this.salesforce.onCall((rows) -> {
			throw new IllegalStateException("a mistake of the seam");
		});
		assertThatCode(() -> this.log.write(this.entry)).doesNotThrowAnyException();
		assertThat(entries()).isEmpty();
	}

	private List<Map<String, String>> entries() {
		return this.salesforce.all("Gateway_Log__c");
	}

}
