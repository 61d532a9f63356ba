package org.almoner.console;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.Sandbox;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A site where a donor's gift was posted, and its pages without a wire. */
final class PostedGift implements AutoCloseable {

	static final String EMAIL = "ada.lovelace@example.org";

	private static final String NAME = "Ada <script>alert('name')</script>";

	private static final String CUSTOMER = """
			{"id":"cus_ada","object":"customer","created":1760000000,"email":"%s","name":"%s","livemode":false,
			"phone":"+15035550142","metadata":{"type":"patron"}}""".formatted(EMAIL, NAME);

	private static final String CHARGE = """
			{"id":"ch_ada","object":"charge","amount":5000,"amount_refunded":0,"captured":true,"created":1760000001,
			"currency":"usd","status":"succeeded","payment_intent":"pi_ada","customer":"cus_ada","livemode":false,
			"receipt_email":"%s","billing_details":{"name":"%s","address":{"line1":"12 St James's Square"}},
			"description":"%s","metadata":{"object":"</pre><script>alert('metadata')</script>"}}""";

	final Sandbox sandbox;

	final SandboxAccount account;

	final MockMvc pages;

	PostedGift(String password) {
		this.sandbox = Sandbox.start(Sandbox.Ports.ANY, password, "--almoner.posting.linger=50ms");
		this.account = this.sandbox.connect("A charity");
		this.pages = MockMvcBuilders.webAppContextSetup((WebApplicationContext) this.sandbox.almoner()).build();
		give();
	}

	private void give() {
		post("evt_customer", "customer.created", 1_760_000_000, "cus_ada", CUSTOMER);
		post("evt_gift", "charge.succeeded", 1_760_000_001, "ch_ada", CHARGE.formatted(EMAIL, NAME, "Well-wishing"));
		post("evt_large", "charge.succeeded", 1_760_000_002, "ch_large",
				CHARGE.formatted("large@example.org", "Large", "Much")
					.replace("{\"id\"", "{\"padding\":\"" + "x".repeat(140_000) + "\",\"id\"")
					.replace("_ada", "_large"));
		post("evt_foreign", "terminal.reader.action_failed", 1_760_000_003, "tmr_1", "{\"id\":\"tmr_1\"}");
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.sandbox.org().records("Gateway_Event__c")).hasSize(4)
				.allMatch((event) -> Set.of("Processed", "Ignored").contains(String.valueOf(event.get("Status__c")))));
	}

	@Override
	public void close() {
		this.sandbox.close();
	}

	Map<String, Object> gift() {
		return this.sandbox.org().record("Gift_Transaction__c", this.account.key() + ":pi_ada").orElseThrow();
	}

	Map<String, Object> payment() {
		return this.sandbox.org().record("Gateway_Transaction__c", this.account.key() + ":ch_ada").orElseThrow();
	}

	Map<String, Object> customer() {
		return this.sandbox.org().record("Gateway_Customer__c", this.account.key() + ":cus_ada").orElseThrow();
	}

	static String field(Map<String, Object> record, String field) {
		return String.valueOf(record.get(field));
	}

	String event(String id) {
		return "/admin/events/" + this.account.key() + "/" + id;
	}

	static String record(String object, Map<String, Object> record) {
		return "/admin/records/" + object + "/" + field(record, "Id");
	}

	private void post(String id, String type, long created, String objectId, String object) {
		String event = """
				{"id":"%s","object":"event","type":"%s","created":%d,"livemode":false,"api_version":"2026-01-28.clover",
				"data":{"object":%s}}""".formatted(id, type, created, object);
		new StripePoster(this.account.endpoint(), List.of(this.account.signingSecret()), StripePoster.Manner.ORDERLY,
				InstantSource.system())
			.post(List.of(new StripeEvent(id, type, created, objectId, event)));
	}

	String get(String path) {
		return body(MockMvcRequestBuilders.get(URI.create(path)));
	}

	String post(String path) {
		return body(MockMvcRequestBuilders.post(URI.create(path)));
	}

	/** Where a form that is posted leads on to. */
	String redirected(String path) {
		try {
			var answer = this.pages.perform(MockMvcRequestBuilders.post(URI.create(path))).andReturn().getResponse();
			assertThat(answer.getStatus()).isEqualTo(302);
			return String.valueOf(answer.getRedirectedUrl());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	JsonNode json(String path) {
		return JsonMapper.shared().readTree(get(path));
	}

	private String body(org.springframework.test.web.servlet.RequestBuilder request) {
		try {
			var answer = this.pages.perform(request).andReturn().getResponse();
			assertThat(answer.getStatus()).isEqualTo(200);
			return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
