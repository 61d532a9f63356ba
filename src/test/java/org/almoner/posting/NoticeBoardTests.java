package org.almoner.posting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.almoner.account.GatewayAccount;
import org.almoner.gateway.Notice;
import org.almoner.log.GatewayLog;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebTestApplication.class,
		properties = { "almoner.secret-key=a key of the notice board, long enough", "almoner.admin-password=notices" })
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class NoticeBoardTests {

	private static final Notice NOTICE = new Notice("stripe-away", Notice.Level.INFO, "Stripe is away", "It passes");

	private static final Notice OTHER = new Notice("stripe-key-refused", Notice.Level.ERROR, "No key", "Make one");

	@Autowired
	private InMemorySalesforce salesforce;

	@Autowired
	private HandClock clock;

	@Autowired
	private GatewayLog log;

	private NoticeBoard board;

	private GatewayAccount account;

	@BeforeEach
	void anAccount() {
		this.board = new NoticeBoard(this.log, this.clock);
		this.account = Samples.connected(this.salesforce);
	}

	@Test
	void aNoticeIsAnEntryOfTheLogWithAllThatItSays() {
		this.board.pin(this.account, List.of(NOTICE, OTHER));
		assertThat(entries()).hasSize(2)
			.anySatisfy((entry) -> assertThat(entry).containsEntry("Level__c", "Info")
				.containsEntry("Message__c", "Stripe is away")
				.containsEntry("Detail__c", "It passes")
				.containsEntry("Gateway_Account__c", this.account.id().value()))
			.anySatisfy((entry) -> assertThat(entry).containsEntry("Level__c", "Error"));
	}

	@Test
	void whatIsToldByEveryBatchIsWrittenOnceAnHourAndIsOneEntryADay() {
		int before = this.salesforce.writes().size();
		for (int batch = 0; batch < 10; batch++) {
			this.board.pin(this.account, List.of(NOTICE));
			this.clock.advance(Duration.ofMinutes(1));
		}
		assertThat(this.salesforce.writes()).hasSize(before + 1);

		this.clock.advance(Duration.ofHours(1));
		this.board.pin(this.account, List.of(NOTICE));
		assertThat(this.salesforce.writes()).hasSize(before + 2);
		assertThat(entries()).hasSize(1);

		this.clock.advance(Duration.ofDays(1));
		this.board.pin(this.account, List.of(NOTICE));
		assertThat(entries()).hasSize(2);
	}

	@Test
	void whatTheOrgDidNotTakeIsWrittenWithinTheHour() {
		this.salesforce.away(FailureKind.AWAY);
		this.board.pin(this.account, List.of(NOTICE));
		this.salesforce.away(null);
		assertThat(entries()).isEmpty();

		this.clock.advance(Duration.ofMinutes(61));
		this.board.pin(this.account, List.of(NOTICE));
		assertThat(entries()).hasSize(1);
	}

	private List<Map<String, String>> entries() {
		return this.salesforce.all("Gateway_Log__c")
			.stream()
			.filter((entry) -> Objects.toString(entry.get("Gateway_Key__c"), "").contains(":stripe-"))
			.toList();
	}

}
