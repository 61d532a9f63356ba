package org.almoner.posting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.Sandbox;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionTests {

	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for attribution",
			"--almoner.posting.linger=50ms");

	private final SandboxAccount account = this.sandbox.connect("A charity");

	private String campaign = "";

	private String contact = "";

	@BeforeAll
	void theOrgHasACampaignAndAContact() {
		this.campaign = this.sandbox.org().insert("Campaign", Map.of("Name", "Spring appeal"));
		this.sandbox.org().insert("Campaign", Map.of("Name", "Twice"));
		this.sandbox.org().insert("Campaign", Map.of("Name", "Twice"));
		this.contact = this.sandbox.org().insert("Contact", Map.of("LastName", "Lovelace"));
	}

	@AfterAll
	void stop() {
		this.sandbox.close();
	}

	@Test
	void aCampaignNamedByItsNameAndAContactNamedByIdAreOnTheGift() {
		Map<String, Object> gift = giftOf("pi_1",
				"\"campaign_id\":\"Spring appeal\",\"contact_id\":\"" + this.contact + "\"");
		assertThat(gift).containsEntry("Campaign__c", this.campaign).containsEntry("Donor_Contact__c", this.contact);
	}

	@Test
	void aCampaignNamedById15IsOnTheGift() {
		Map<String, Object> gift = giftOf("pi_2", "\"campaign_id\":\"" + this.campaign.substring(0, 15) + "\"");
		assertThat(gift).containsEntry("Campaign__c", this.campaign);
	}

	@Test
	void unknownAndAmbiguousNamesAreLoggedAndTheGiftIsWrittenWithoutThem() {
		Map<String, Object> gift = giftOf("pi_3",
				"\"campaign_id\":\"Twice\",\"contact_id\":\"001000000000001AAA\",\"account_id\":\"nobody\"");
		assertThat(gift).doesNotContainKeys("Campaign__c", "Donor_Contact__c", "Donor_Account__c");
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.sandbox.org().records("Gateway_Log__c"))
				.extracting((entry) -> String.valueOf(entry.get("Message__c")))
				.anyMatch((message) -> message.contains("Campaign"))
				.anyMatch((message) -> message.contains("Contact"))
				.anyMatch((message) -> message.contains("Account")));
	}

	private Map<String, Object> giftOf(String intent, String metadata) {
		String event = """
				{"id":"evt_%s","object":"event","type":"charge.succeeded","created":1760000000,"livemode":false,
				"data":{"object":{"id":"ch_%s","object":"charge","amount":5000,"amount_refunded":0,"captured":true,
				"created":1760000000,"currency":"usd","status":"succeeded","payment_intent":"%s","livemode":false,
				"metadata":{%s}}}}""".formatted(intent, intent, intent, metadata);
		new StripePoster(this.account.endpoint(), List.of(this.account.signingSecret()), StripePoster.Manner.ORDERLY,
				InstantSource.system())
			.post(List.of(new StripeEvent("evt_" + intent, "charge.succeeded", 1_760_000_000, "ch_" + intent, event)));
		return await().atMost(Duration.ofSeconds(15))
			.until(() -> this.sandbox.org().record("Gift_Transaction__c", this.account.key() + ":" + intent),
					java.util.Optional::isPresent)
			.orElseThrow();
	}

}
