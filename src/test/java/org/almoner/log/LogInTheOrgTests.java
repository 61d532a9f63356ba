package org.almoner.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.testing.WiredOrg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The log is read over the org's own wire. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class LogInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	private final WiredOrg org = new WiredOrg();

	private final String shop = this.org.account(SHOP);

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void pagesNeitherRepeatNorLoseEntriesOfOneMomentWhileOthersAreWritten() {
		List<String> written = new ArrayList<>();
		// seven of one second, which no page of three ends between
		IntStream.range(0, 7).forEach((index) -> written.add(entry("same" + index, "Sweep", "Info", NOON)));
		IntStream.range(0, 4)
			.forEach((index) -> written.add(entry("older" + index, "Sweep", "Info", NOON.minusSeconds(index + 1L))));
		List<LogLine> seen = new ArrayList<>();
		this.org.ask((salesforce) -> {
			String after = null;
			for (List<LogLine> page = read(salesforce, after); !page.isEmpty(); page = read(salesforce, after)) {
				seen.addAll(page);
				after = page.getLast().place();
				entry("late" + seen.size(), "Sweep", "Info", NOON.plusSeconds(seen.size()));
			}
		});
		assertThat(seen).extracting((line) -> line.id().value())
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(written);
		assertThat(seen).extracting(LogLine::loggedAt).isSortedAccordingTo(java.util.Comparator.reverseOrder());
	}

	@Test
	void aPageAfterAnEntryKeepsTheOtherConditions() {
		entry("1", "Sweep", "Warning", NOON);
		String wanted = entry("2", "Endpoint check", "Error", NOON.minusSeconds(1));
		entry("3", "Sweep", "Error", NOON.minusSeconds(2));
		this.org.ask((salesforce) -> {
			LogReader reader = new LogReader(salesforce);
			LogLine newest = reader.read(new LogQuestion(null, null, null, null), 1).getFirst();
			assertThat(reader.read(new LogQuestion(Level.ERROR, "Endpoint check", SHOP.value(), newest.place()), 9))
				.singleElement()
				.satisfies((line) -> {
					assertThat(line.id().value()).isEqualTo(wanted);
					assertThat(line.about().accountKey()).isEqualTo(SHOP.value());
				});
			assertThat(reader.read(new LogQuestion(null, null, "quietquietquietquietquie", newest.place()), 9))
				.isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "_", "nonsense", "2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z_' OR Id != '" })
	void aPlaceThatIsNoneBeginsWithTheNewest(String place) {
		String newest = entry("1", "Sweep", "Info", NOON);
		this.org.ask((salesforce) -> assertThat(read(salesforce, place)).singleElement()
			.extracting((line) -> line.id().value())
			.isEqualTo(newest));
	}

	private static List<LogLine> read(SalesforceOperations salesforce, @Nullable String after) {
		return new LogReader(salesforce).read(new LogQuestion(null, null, null, after), 3);
	}

	private String entry(String key, String source, String level, Instant at) {
		return this.org.org()
			.insert("Gateway_Log__c", Map.of("Gateway_Key__c", SHOP.externalId(key), "Gateway_Account__c", this.shop,
					"Level__c", level, "Source__c", source, "Message__c", "Entry " + key, "Logged_At__c", at));
	}

}
