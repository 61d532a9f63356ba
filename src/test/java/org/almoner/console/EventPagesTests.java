package org.almoner.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.gateway.Gateways;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of one event and one record, of events that went the whole way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventPagesTests {

	private final PostedGift site = new PostedGift("a password for the pages of events");

	@AfterAll
	void stop() {
		this.site.close();
	}

	@Test
	void anEventsPageTellsItsWayAndWhatWasWrittenWithLinksIntoSalesforce() throws Exception {
		String page = this.site.get(this.site.event("evt_gift"));
		assertThat(page).contains("The gateway made it", "Almoner received it (Webhook)", "It was stored in Salesforce",
				"The worker tried it once", "50.00 USD", PostedGift.field(this.site.gift(), "Name"),
				PostedGift.field(this.site.payment(), "Name"), "datetime=\"2025-10-09T08:53:21Z\"");
		URI link = URI.create(this.site.sandbox.org().url() + "/" + PostedGift.field(this.site.gift(), "Id"));
		assertThat(page).contains("href=\"" + link + "\"");
		try (HttpClient http = HttpClient.newHttpClient()) {
			assertThat(http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString()).body())
				.contains(PostedGift.field(this.site.gift(), "Name"));
		}
	}

	@Test
	void aPayloadIsVeiledUntilTheAdminAsksAndThatIsLogged() {
		String veiled = this.site.get(this.site.event("evt_gift"));
		assertThat(veiled).contains("&quot;ch_ada&quot;", "•••")
			.doesNotContain(PostedGift.EMAIL, "Ada", "St James", "metadata')", "Well-wishing");
		String lifted = this.site.post(this.site.event("evt_gift") + "/personal");
		assertThat(lifted).contains(PostedGift.EMAIL, "12 St James&#39;s Square", "Well-wishing");
		assertThat(this.site.sandbox.org().records("Gateway_Log__c"))
			.anyMatch((entry) -> String.valueOf(entry.get("Message__c")).contains("personal data of event evt_gift"));
	}

	@Test
	void aHostilePayloadIsShownAsText() {
		assertThat(this.site.post(this.site.event("evt_gift") + "/personal"))
			.contains("&lt;/pre&gt;&lt;script&gt;alert(&#39;metadata&#39;)&lt;/script&gt;")
			.doesNotContain("<script>alert");
		assertThat(this.site.post(PostedGift.record("Gift_Transaction__c", this.site.gift()) + "/personal"))
			.contains("&lt;script&gt;alert")
			.doesNotContain("<script>alert");
		assertThat(this.site.get("/admin/events?q=%3Cscript%3Ealert(1)%3C/script%3E&type=%22%3E%3Cscript%3Ealert(2)"))
			.doesNotContain("<script>alert");
	}

	@Test
	void aPayloadInAFileIsShownWhole() {
		assertThat(this.site.post(this.site.event("evt_large") + "/personal")).contains("x".repeat(140_000),
				"large@example.org");
		assertThat(this.site.get(this.site.event("evt_large"))).contains("ch_large").doesNotContain("xxxxxxxx");
	}

	@Test
	void aRecordsPageTellsWhichEventSaidEachField() {
		String page = this.site.get(PostedGift.record("Gift_Transaction__c", this.site.gift()));
		assertThat(page)
			.contains("Why", PostedGift.field(this.site.gift(), "Name"), "Original Amount", "50.00 USD", "evt_gift",
					"evt_customer", "Paid")
			.doesNotContain(PostedGift.EMAIL, "Ada");
		assertThat(this.site.post(PostedGift.record("Gift_Transaction__c", this.site.gift()) + "/personal"))
			.contains(PostedGift.EMAIL);
		assertThat(this.site.get(PostedGift.record("Gateway_Customer__c", this.site.customer()))).contains("cus_ada")
			.doesNotContain(PostedGift.EMAIL, "Ada");
	}

	@Test
	void whatPeopleChangedIsSaid() {
		Map<String, Object> large = this.site.sandbox.org()
			.record("Gift_Transaction__c", this.site.account.key() + ":pi_large")
			.orElseThrow();
		this.site.sandbox.org()
			.update("Gift_Transaction__c", PostedGift.field(large, "Id"), Map.of("Campaign__c", campaign()));
		this.site.sandbox.org()
			.update("Gift_Transaction__c", PostedGift.field(large, "Id"), Map.of("Donor_Name__c", "Somebody else"));
		assertThat(this.site.post(PostedGift.record("Gift_Transaction__c", large) + "/personal"))
			.contains("Somebody else", "Differs from what Almoner wrote: Large");
	}

	@Test
	void aFailedEventSaysWhatToDo() {
		this.site.sandbox.org()
			.insert("Gateway_Event__c",
					Map.of("Gateway_Key__c", this.site.account.key() + ":evt_failed", "Event_Id__c", "evt_failed",
							"Event_Type__c", "charge.succeeded", "Status__c", "Failed", "Status_Reason__c",
							"Salesforce did not take it: FIELD_CUSTOM_VALIDATION_EXCEPTION", "Error__c",
							"FIELD_CUSTOM_VALIDATION_EXCEPTION: <b>no</b> " + PostedGift.EMAIL, "Received_At__c",
							"2026-01-01T00:00:00Z"));
		try {
			assertThat(this.site.get(this.site.event("evt_failed"))).contains(
					"let the rule leave out the integration user", "&lt;b&gt;no&lt;/b&gt;", "payload is not there",
					"action=\"/admin/failed/replay\"", "formaction=\"/admin/failed/dry-run\"",
					"name=\"account\" value=\"" + this.site.account.key() + "\"", "name=\"event\" value=\"evt_failed\"")
				.doesNotContain(PostedGift.EMAIL);
		}
		finally {
			this.site.sandbox.org().delete("Gateway_Event__c", this.site.account.key() + ":evt_failed");
		}
	}

	@Test
	void anEventThatWasPostedOffersNoReplay() {
		assertThat(this.site.get(this.site.event("evt_gift"))).doesNotContain("/admin/failed/replay");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin/events/x/evt_gift", "/admin/events/abcdefghijkl012345678901/evt_gift",
			"/admin/records/User/005000000000001AAA", "/admin/records/Gift_Transaction__c/x",
			"/admin/records/Gift_Transaction__c/a0B000000000001AAA" })
	void whatIsNotThereIsNotFoundInWords(String path) throws Exception {
		var answer = this.site.pages.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString()).contains("Nothing to show");
	}

	@Test
	void pagesOpenWhileSalesforceRefusesAndSaySo() {
		this.site.sandbox.org().faults().on("query").then(new Fault.Refusal("INVALID_OPERATION", "not today"));
		try {
			assertThat(this.site.get("/admin/events")).contains("Salesforce can&#39;t be asked now");
			assertThat(this.site.get(this.site.event("evt_gift"))).contains("Salesforce can&#39;t be asked now");
			assertThat(this.site.get("/admin/records/Gift_Transaction__c/a0B000000000001AAA"))
				.contains("Salesforce can&#39;t be asked now");
		}
		finally {
			this.site.sandbox.org().faults().clear();
		}
	}

	@Test
	void nothingOfAPersonPassesTheVeilInAWholeMonthOfEvents() {
		Veil veil = new Veil(this.site.sandbox.almoner()
			.getBean(Gateways.class)
			.of(this.site.sandbox.almoner()
				.getBean(GatewayAccounts.class)
				.find(new AccountKey(this.site.account.key()))
				.orElseThrow())
			.openFields());
		List<StripeEvent> month = CharityMonth
			.generate(7, 600, Instant.parse("2026-10-01T00:00:00Z"), MonthOptions.EVERYTHING)
			.events();
		Set<String> personal = new HashSet<>();
		month.forEach((event) -> collect("", JsonMapper.shared().readTree(event.json()), false, personal));
		assertThat(personal).hasSizeGreaterThan(100);
		for (StripeEvent event : month) {
			String shown = veil.over(event.json());
			assertThat(shown).contains(event.id(), event.objectId());
			assertThat(texts(JsonMapper.shared().readTree(shown))).isNotEmpty().doesNotContainAnyElementsOf(personal);
		}
	}

	/** All texts; the names of fields are the structure, which a veil leaves. */
	private static Set<String> texts(JsonNode node) {
		Set<String> texts = new HashSet<>();
		if (node.isString()) {
			texts.add(node.asString());
		}
		node.forEach((child) -> texts.addAll(texts(child)));
		return texts;
	}

	/** All texts of fields that by their name tell of a person. */
	private static void collect(String field, JsonNode node, boolean inside, Set<String> personal) {
		boolean tells = inside || Set
			.of("email", "name", "phone", "address", "metadata", "custom_fields", "receipt_email", "customer_email",
					"customer_name", "fingerprint", "last4", "description", "receipt_url")
			.contains(field);
		if (node.isString() && tells && node.asString().length() > 3) {
			personal.add(node.asString());
		}
		node.forEachEntry((name, child) -> collect(name, child, tells, personal));
		if (node.isArray()) {
			node.forEach((child) -> collect(field, child, tells, personal));
		}
	}

	private String campaign() {
		return this.site.sandbox.org().insert("Campaign", Map.of("Name", "Analytical engines"));
	}

}
