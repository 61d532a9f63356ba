package org.almoner.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.event.EventTallies;
import org.almoner.salesforce.RecordId;
import org.almoner.testing.ScriptedEndpoints;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The accounts' pages between stand-ins, for tests of them. */
@SpringBootTest(classes = { WebTestApplication.class, AccountPagesCase.StandIns.class },
		webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "almoner.secret-key=a key of the pages' tests, long enough", "almoner.admin-password=pages" })
@ExtendWith(OutputCaptureExtension.class)
abstract class AccountPagesCase {

	static final String HOSTILE = "<script>alert('x')</script>";

	static final String API_KEY = "rk_test_5ecretOfTheTest";

	static final String SIGNING = "whsec_5ecretOfTheTest";

	@Autowired
	private WebApplicationContext context;

	@Autowired
	GatewayAccounts accounts;

	@Autowired
	ScriptedEndpoints endpoints;

	@Autowired
	InMemorySalesforce salesforce;

	@Autowired
	RecordingLanes lanes;

	@Autowired
	HandTallies tallies;

	@LocalServerPort
	int port;

	private @Nullable MockMvc web;

	static class StandIns {

		@Bean
		@Primary
		ScriptedEndpoints endpointsOfTheTest(GatewayAccounts accounts) {
			return new ScriptedEndpoints(accounts);
		}

		@Bean
		@Primary
		HandTallies handTallies() {
			return new HandTallies();
		}

	}

	/** Counts that a test sets. */
	static final class HandTallies implements EventTallies {

		final Map<AccountKey, Tally> counts = new ConcurrentHashMap<>();

		@Override
		public Map<AccountKey, Tally> byAccount() {
			return Map.copyOf(this.counts);
		}

	}

	@BeforeEach
	void open() {
		this.web = MockMvcBuilders.webAppContextSetup(this.context).build();
	}

	@AfterEach
	void heal() {
		this.endpoints.fail(null);
		this.endpoints.find();
		this.salesforce.away(null);
		this.lanes.away(false);
	}

	static Finding second() {
		return new Finding(EndpointHealth.DUPLICATE, "A second endpoint leads here.", "Gifts come twice.",
				"Delete one.", true);
	}

	static MockHttpServletRequestBuilder firstStep(String name, String mode, String zone) {
		return post("/admin/accounts/new").param("name", name)
			.param("mode", mode)
			.param("timeZone", zone)
			.param("giftModel", "Gift Transaction")
			.param("address", "https://gifts.example.org/");
	}

	static MockHttpServletRequestBuilder byHand(GatewayAccount account) {
		return post(path(account, "/connect")).param("way", "hand").param("signingSecret", SIGNING);
	}

	GatewayAccount draft(String name) {
		return this.accounts.create(Samples.newAccount(name, null, Credentials.none()));
	}

	GatewayAccount connected(String name, String base) {
		GatewayAccount draft = draft(name);
		return this.endpoints.connect(draft.key(), URI.create(base), null, Secret.of(SIGNING));
	}

	GatewayAccount reachable(String name) {
		return connected(name, "http://localhost:" + this.port);
	}

	GatewayAccount named(String name) {
		return this.accounts.list().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	GatewayAccount again(GatewayAccount account) {
		return this.accounts.find(account.key()).orElseThrow();
	}

	void work(String eventId) {
		Map<String, String> row = this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((one) -> eventId.equals(one.get("Event_Id__c")))
			.findFirst()
			.orElseThrow();
		RecordId id = new RecordId(String.valueOf(row.get("Id")));
		this.salesforce.edit(id, "Status__c", "Ignored");
		this.salesforce.edit(id, "Status_Reason__c", "A test event");
	}

	static String path(GatewayAccount account, String rest) {
		return "/admin/accounts/" + account.key() + rest;
	}

	String body(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = send(request);
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = result(request).getResponse();
		answer.setCharacterEncoding("UTF-8");
		return answer;
	}

	MvcResult result(MockHttpServletRequestBuilder request) throws Exception {
		return java.util.Objects.requireNonNull(this.web).perform(request).andReturn();
	}

}
