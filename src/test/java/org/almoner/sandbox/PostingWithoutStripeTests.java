package org.almoner.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.almoner.sandbox.stripe.books.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Events are posted, whatever Stripe's API says; what it does not say comes later. */
class PostingWithoutStripeTests {

	// one each: of one Stripe account there is one Gateway Account
	private final Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "trouble with look-ups",
			"--almoner.posting.linger=50ms", "--almoner.posting.poll=50ms", "--almoner.stripe.lookups.time-max=2s",
			"--almoner.stripe.lookups.read-timeout=500ms");

	private final Doorstep door = new Doorstep(this.sandbox);

	private static final String BALANCE = "stripe-permission-rak_balance_transaction_source_read";

	private final String number = UUID.randomUUID().toString().replace("-", "");

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@Test
	void aKeyWithoutAPermissionPostsAllTheSameAndTheLogNamesThePermissionOnceADay() {
		SandboxAccount account = account();
		this.sandbox.stripe().allow(key(), Set.of("rak_invoice_read"));
		List.of("a", "b", "c").forEach((one) -> assertPostedWithoutFee(account, this.number + one));

		assertThat(this.door.awaitLog(account, BALANCE)).singleElement().satisfies((entry) -> {
			assertThat(entry).containsEntry("Level__c", "Warning").containsEntry("Source__c", "Look-ups");
			assertThat(Doorstep.text(entry, "Message__c")).contains("\"Balance transaction sources: Read\"");
			assertThat(Doorstep.text(entry, "Detail__c")).contains("What to do").doesNotContain(this.number);
		});
	}

	@Test
	void withThePermissionTheFeeIsThereAndNothingIsLogged() {
		SandboxAccount account = account();
		assertPosted(account, this.number);
		assertThat(this.door.record(account, "Gateway_Transaction__c", "ch_" + this.number)).containsKeys("Fee__c",
				"Net__c");
		assertThat(this.sandbox.org().records("Gateway_Log__c"))
			.noneMatch((entry) -> Doorstep.text(entry, "Gateway_Key__c").startsWith(account.key() + ":stripe-"));
	}

	@Test
	void aRevokedKeyPostsAllTheSameAndIsAnErrorOfTheLog() {
		SandboxAccount account = account();
		this.sandbox.stripe().revoke(key());
		assertPostedWithoutFee(account, this.number);
		assertThat(this.door.awaitLog(account, "stripe-key-refused")).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("Level__c", "Error"));
	}

	@ParameterizedTest
	@CsvSource({ "500, stripe-away", "503, stripe-away", "429, stripe-rate-limit", "0, stripe-away" })
	void aStripeThatIsBrokenBusyOrHangsHoldsNoRecordUp(int status, String kind) {
		SandboxAccount account = account();
		trouble(status);
		assertPostedWithoutFee(account, this.number);
		assertThat(this.door.awaitLog(account, kind)).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("Level__c", "Info"));
	}

	/** Zero stands for no answer at all. */
	private void trouble(int status) {
		switch (status) {
			case 0 -> this.sandbox.stripe().faults().slowDown(Duration.ofSeconds(20));
			case 429 -> this.sandbox.stripe().faults().limitNext(1_000, Duration.ofSeconds(60));
			default -> this.sandbox.stripe().faults().failNext(1_000, status);
		}
	}

	/** With a key of its own, which may do everything as yet. */
	private SandboxAccount account() {
		this.sandbox.stripe().allow(key());
		return this.door.account(Map.of("name", "A charity", "provider", "stripe", "testMode", true, "apiKey", key(),
				"signingSecret", "whsec_" + this.number), "whsec_" + this.number);
	}

	private String key() {
		return "rk_test_" + this.number;
	}

	private void assertPostedWithoutFee(SandboxAccount account, String one) {
		assertPosted(account, one);
		assertThat(this.door.record(account, "Gateway_Transaction__c", "ch_" + one)).doesNotContainKeys("Fee__c",
				"Net__c");
	}

	/** Stripe knows the line of every charge; whether it tells is another thing. */
	private void assertPosted(SandboxAccount account, String one) {
		this.sandbox.stripe()
			.show(List.of(Doc.of("id", "txn_" + one, "object", "balance_transaction", "amount", 2500, "created",
					1_760_000_000, "currency", "usd", "fee", 103, "net", 2397, "reporting_category", "charge")));
		String charge = Charges.succeeded("evt_" + one, one, 1_760_000_000, Charges.DONOR,
				",\"balance_transaction\":\"txn_" + one + "\"");
		assertThat(this.door.deliver(account, charge).statusCode()).isEqualTo(200);
		assertThat(this.door.settled(account, "evt_" + one)).containsEntry("Status__c", "Processed");
		assertThat(this.door.record(account, "Gateway_Transaction__c", "ch_" + one)).containsEntry("Status__c",
				"Success");
		assertThat(this.door.record(account, "Gift_Transaction__c", "pi_" + one)).containsEntry("Status__c", "Paid");
	}

}
