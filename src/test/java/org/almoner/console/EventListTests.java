package org.almoner.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.almoner.event.EventArchive;
import org.almoner.event.EventPage;
import org.almoner.event.EventQuery;
import org.almoner.event.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of events, the search, and the API of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventListTests {

	private final PostedGift site = new PostedGift("a password for the list of events");

	@AfterAll
	void stop() {
		this.site.close();
	}

	@Test
	void theListShowsEachEventWithItsStatus() {
		assertThat(this.site.get("/admin/events")).contains("evt_customer", "evt_gift", "evt_large", "evt_foreign",
				"A charity", "Processed", "Ignored");
	}

	@ParameterizedTest
	@CsvSource({ "status=Ignored,evt_foreign,evt_gift", "type=customer.created,evt_customer,evt_gift",
			"since=2999-01-01,meets this,evt_gift", "until=2000-01-01,meets this,evt_gift",
			"account=abcdefghijkl012345678901,meets this,evt_gift", "q=evt_nothing,meets this,evt_gift" })
	void theListIsFiltered(String filter, String shown, String hidden) {
		assertThat(this.site.get("/admin/events?" + filter)).contains(shown).doesNotContain(hidden);
	}

	@ParameterizedTest
	@ValueSource(strings = { "status=Lost", "since=yesterday", "after=nonsense", "account=x" })
	void aFilterThatIsNoneIsExplained(String filter) {
		assertThat(this.site.get("/admin/events?" + filter)).contains("can&#39;t be used", "role=\"alert\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evt_gift", "ch_ada", "pi_ada", "cus_ada", PostedGift.EMAIL, "ADA.Lovelace@example.org",
			"GIFT", "GIFT ID", "KEY", "TRANSACTION" })
	void aGiftsEventIsFoundByWhatAPersonHasAtHand(String what) {
		String page = searched(switch (what) {
			case "GIFT" -> PostedGift.field(this.site.gift(), "Name");
			case "GIFT ID" -> PostedGift.field(this.site.gift(), "Id");
			case "KEY" -> PostedGift.field(this.site.gift(), "Gateway_Key__c");
			case "TRANSACTION" -> PostedGift.field(this.site.payment(), "Name");
			default -> what;
		});
		assertThat(page).contains("/evt_gift\"").doesNotContain("/evt_large\"");
		assertThat(page.contains(PostedGift.field(this.site.gift(), "Id"))).as("the gift is on the way").isTrue();
	}

	/** As the form does: posted, and led on to an address where nobody is told of. */
	private String searched(String what) {
		String search = "/admin/events?q=" + what;
		return what.contains("@") ? this.site.post(search) : this.site.get(this.site.redirected(search));
	}

	@Test
	void anAddressOfADonorIsInNoAddressOfAPage() {
		String page = this.site.post("/admin/events?q=" + PostedGift.EMAIL);
		assertThat(page).contains("/evt_gift\"", "method=\"post\"");
		assertThat(Pattern.compile("(?:href|action|hx-get)=\"([^\"]*)\"").matcher(page).results()).isNotEmpty()
			.noneMatch((link) -> link.group(1).contains("@") || link.group(1).contains("%40"));
	}

	@Test
	void theNextPageOfASearchForADonorIsPostedToo() {
		List<String> many = IntStream.range(0, 55).mapToObj((index) -> about("evt_many_" + index)).toList();
		String search = "/admin/events?q=" + PostedGift.EMAIL;
		String page = this.site.post(search);
		assertThat(page).contains("name=\"q\" value=\"" + PostedGift.EMAIL + "\"").doesNotContain("rel=\"next\"");
		Matcher after = Pattern.compile("name=\"after\" value=\"([^\"]+)\"").matcher(page);
		assertThat(after.find()).isTrue();
		String next = this.site.post(search + "&after=" + URLEncoder.encode(after.group(1), StandardCharsets.UTF_8));
		assertThat(many).allSatisfy(
				(id) -> assertThat(page.contains("/" + id + "\"")).as(id).isNotEqualTo(next.contains("/" + id + "\"")));
		many.forEach((id) -> this.site.sandbox.org().delete("Gateway_Event__c", this.site.account.key() + ":" + id));
	}

	private String about(String id) {
		String key = this.site.account.key();
		Object account = this.site.sandbox.org().record("Gateway_Account__c", key).orElseThrow().get("Id");
		this.site.sandbox.org()
			.insert("Gateway_Event__c",
					Map.of("Gateway_Key__c", key + ":" + id, "Gateway_Account__c", String.valueOf(account),
							"Event_Id__c", id, "Event_Type__c", "customer.updated", "Object_Id__c", "cus_ada",
							"Status__c", "Ignored"));
		return id;
	}

	@Test
	void anAddressOfADonorInALinkIsNotSearchedFor() {
		this.site.sandbox.org().resetCalls();
		assertThat(this.site.get("/admin/events?q=" + PostedGift.EMAIL)).contains("with the form below alone")
			.doesNotContain("/evt_gift\"");
		assertThat(this.site.sandbox.org().calls().of("query")).isZero();
	}

	@Test
	void aSearchThatTellsOfNobodyHasAnAddressToKeep() {
		assertThat(this.site.redirected("/admin/events?q=%20ch_ada&status=Processed&type=&since=2026-01-01"))
			.isEqualTo("/admin/events?q=ch_ada&status=Processed&since=2026-01-01");
		assertThat(this.site.redirected("/admin/events?q=%7Ba%7D%26b%3Dc"))
			.isEqualTo("/admin/events?q=%7Ba%7D%26b%3Dc");
		assertThat(this.site.redirected("/admin/events?account=")).isEqualTo("/admin/events");
	}

	@Test
	void pagesNeitherRepeatNorLoseAnEventWhileOthersArrive() {
		List<String> made = new ArrayList<>();
		for (int index = 0; index < 23; index++) {
			made.add(stored("evt_page_" + index));
		}
		EventArchive archive = this.site.sandbox.almoner().getBean(EventArchive.class);
		List<String> seen = new ArrayList<>();
		EventPage page = archive.list(query(null));
		for (int late = 0; !page.events().isEmpty(); late++) {
			page.events().stream().map(StoredEvent::eventId).forEach(seen::add);
			stored("evt_late_" + late);
			EventPage.Mark next = page.next();
			page = (next == null) ? EventPage.EMPTY : archive.list(query(EventPage.Mark.parse(next.toString())));
		}
		assertThat(seen).doesNotHaveDuplicates().containsAll(made).noneMatch((id) -> id.startsWith("evt_late"));
	}

	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	private static EventQuery query(EventPage.@Nullable Mark after) {
		return new EventQuery(null, null, "paged.event", null, null, null, after, 5);
	}

	private String stored(String id) {
		this.site.sandbox.org()
			.insert("Gateway_Event__c", Map.of("Gateway_Key__c", this.site.account.key() + ":" + id, "Event_Id__c", id,
					"Event_Type__c", "paged.event", "Status__c", "Ignored"));
		return id;
	}

	@Test
	void theApiListsEventsPageByPage() {
		JsonNode first = this.site.json("/api/events?limit=1&status=processed");
		assertThat(first.path("events").size()).isEqualTo(1);
		JsonNode second = this.site.json("/api/events?limit=1&status=processed&after=" + first.path("next").asString());
		assertThat(second.path("events").get(0).path("id").asString()).isNotEmpty()
			.isNotEqualTo(first.path("events").get(0).path("id").asString());
		assertThat(this.site.json("/api/events?type=charge.succeeded&account=" + this.site.account.key())
			.path("events")
			.size()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=1001", "limit=x", "after=x", "status=x", "account=x" })
	void theApiRefusesWhatItCantUnderstand(String parameters) throws Exception {
		assertThat(this.site.pages.perform(MockMvcRequestBuilders.get(URI.create("/api/events?" + parameters)))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(400);
	}

}
