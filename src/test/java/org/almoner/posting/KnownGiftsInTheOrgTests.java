package org.almoner.posting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.almoner.sandbox.Sandbox;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Gifts that payments name, found and moved in an org over its own wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownGiftsInTheOrgTests {

	private static final String GIFT = "Gift_Transaction__c";

	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for known gifts",
			"--almoner.posting.linger=50ms");

	private final SandboxAccount account = this.sandbox.connect("A charity");

	@AfterAll
	void stop() {
		this.sandbox.close();
	}

	@Test
	void aGiftNamedByItsIdBeforeAnyOtherWasMadeIsUpdatedAndKeyed() {
		String gift = this.sandbox.org().insert(GIFT, Map.of("Status__c", "Unpaid", "Donor_Name__c", "Ada's aunt"));
		post("charge.succeeded", charge("a1", gift.substring(0, 15)));
		assertPayment("a1", (payment) -> assertThat(payment).containsEntry(GIFT, gift));
		assertThat(this.sandbox.org().record(GIFT, gift).orElseThrow()).containsEntry("Status__c", "Paid")
			.containsEntry("Donor_Name__c", "Ada's aunt")
			.containsEntry("Gateway_Key__c", key("pi_a1"));
	}

	@Test
	void aGiftThatAlmonerMadeBeforeIsDeletedAndAllMoves() {
		String gift = this.sandbox.org().insert(GIFT, Map.of("Status__c", "Unpaid"));
		post("charge.succeeded", charge("b1", ""));
		post("refund.created", refund("b1"));
		await().untilAsserted(() -> assertThat(field("re_b1", GIFT)).isNotNull());
		String own = Objects.requireNonNull(field("ch_b1", GIFT));
		post("payment_intent.succeeded", intent("b1", gift));
		assertPayment("b1", (payment) -> assertThat(payment).containsEntry(GIFT, gift));
		await().untilAsserted(() -> assertThat(field("re_b1", GIFT)).isEqualTo(gift));
		assertThat(this.sandbox.org().record(GIFT, own)).isEmpty();
		assertThat(this.sandbox.org().record(GIFT, gift).orElseThrow()).containsEntry("Status__c", "Partially Refunded")
			.containsEntry("Gateway_Key__c", key("pi_b1"));
		assertThat(logged("corrected-fields")).isFalse();
	}

	@Test
	void aGiftOfAlmonersThatAPersonSavedIsCanceledAndToldOf() {
		String gift = this.sandbox.org().insert(GIFT, Map.of("Status__c", "Unpaid"));
		post("charge.succeeded", charge("c1", ""));
		assertPayment("c1", (payment) -> assertThat(payment).containsKey(GIFT));
		String own = Objects.requireNonNull(field("ch_c1", GIFT));
		this.sandbox.org().update(GIFT, own, Map.of("Status__c", "Paid"));
		post("payment_intent.succeeded", intent("c1", gift));
		assertPayment("c1", (payment) -> assertThat(payment).containsEntry(GIFT, gift));
		assertThat(this.sandbox.org().record(GIFT, own).orElseThrow()).containsEntry("Status__c", "Canceled")
			.doesNotContainKey("Gateway_Key__c");
		await().untilAsserted(() -> assertThat(logged(own)).isTrue());
	}

	@Test
	void aGiftWithAKeyOfItsOwnKeepsItAndIsFoundAgainByLaterEvents() {
		String gift = this.sandbox.org().insert(GIFT, Map.of("Gateway_Key__c", "FORM-42", "Status__c", "Unpaid"));
		post("payment_intent.succeeded", intent("d1", "FORM-42"));
		post("charge.succeeded", charge("d1", ""));
		assertPayment("d1",
				(payment) -> assertThat(payment).containsEntry(GIFT, gift).containsEntry("Status__c", "Success"));
		post("refund.created", refund("d1"));
		await().untilAsserted(() -> assertThat(field("re_d1", GIFT)).isEqualTo(gift));
		await().untilAsserted(() -> assertThat(this.sandbox.org().record(GIFT, gift).orElseThrow())
			.containsEntry("Status__c", "Partially Refunded")
			.containsEntry("Gateway_Key__c", "FORM-42"));
		assertThat(this.sandbox.org().record(GIFT, key("pi_d1"))).isEmpty();
		assertThat(logged("FORM-42")).isFalse();
	}

	@Test
	void namesThatLeadNowhereOrToOthersAreLoggedAndThePaymentHasItsOwnGift() {
		SandboxAccount other = this.sandbox.connect("Another charity");
		String theirs = this.sandbox.org()
			.insert(GIFT, Map.of("Status__c", "Unpaid", "Gateway_Account__c", accountId(other)));
		post("charge.succeeded", charge("e1", "NOWHERE' OR Name != '"));
		post("charge.succeeded", charge("e2", theirs));
		for (String id : List.of("e1", "e2")) {
			await().untilAsserted(() -> assertThat(this.sandbox.org().record(GIFT, key("pi_" + id))).isPresent());
			await().untilAsserted(() -> assertThat(logged("pi_" + id)).isTrue());
		}
		assertThat(this.sandbox.org().record(GIFT, theirs).orElseThrow()).containsEntry("Status__c", "Unpaid");
	}

	private String accountId(SandboxAccount other) {
		return String.valueOf(this.sandbox.org()
			.record("Gateway_Account__c", other.key())
			.or(() -> this.sandbox.org()
				.records("Gateway_Account__c")
				.stream()
				.filter((row) -> row.containsValue(other.key()))
				.findFirst())
			.orElseThrow()
			.get("Id"));
	}

	private boolean logged(String text) {
		return this.sandbox.org()
			.records("Gateway_Log__c")
			.stream()
			.anyMatch((entry) -> String.valueOf(entry).contains(text));
	}

	private void assertPayment(String id, ThrowingConsumer<Map<String, Object>> requirement) {
		await().atMost(Duration.ofSeconds(15))
			.untilAsserted(() -> assertThat(this.sandbox.org().record("Gateway_Transaction__c", key("ch_" + id)))
				.hasValueSatisfying(requirement));
	}

	private @org.jspecify.annotations.Nullable String field(String id, String field) {
		return this.sandbox.org()
			.record("Gateway_Transaction__c", key(id))
			.map((row) -> row.get(field))
			.map(Object::toString)
			.orElse(null);
	}

	private String key(String id) {
		return this.account.key() + ":" + id;
	}

	private static String charge(String id, String gift) {
		return """
				{"id":"ch_%1$s","object":"charge","amount":5000,"amount_refunded":0,"captured":true,"created":1760000000,
				"currency":"usd","status":"succeeded","payment_intent":"pi_%1$s","livemode":false,
				"metadata":{"gift_transaction_id":"%2$s"}}"""
			.formatted(id, gift);
	}

	private static String intent(String id, String gift) {
		return """
				{"id":"pi_%1$s","object":"payment_intent","amount":5000,"amount_received":5000,"created":1760000000,
				"currency":"usd","status":"succeeded","latest_charge":"ch_%1$s","livemode":false,
				"metadata":{"gift_transaction_id":"%2$s"}}""".formatted(id, gift);
	}

	private static String refund(String id) {
		return """
				{"id":"re_%1$s","object":"refund","amount":1000,"charge":"ch_%1$s","payment_intent":"pi_%1$s",
				"created":1760000100,"currency":"usd","status":"succeeded"}""".formatted(id);
	}

	private void post(String type, String object) {
		String id = "evt_" + Integer.toHexString(object.hashCode());
		String event = """
				{"id":"%s","object":"event","type":"%s","created":1760000200,"livemode":false,
				"data":{"object":%s}}""".formatted(id, type, object);
		new StripePoster(this.account.endpoint(), List.of(this.account.signingSecret()), StripePoster.Manner.ORDERLY,
				InstantSource.system())
			.post(List.of(new StripeEvent(id, type, 1_760_000_200, "o", event)));
	}

}
