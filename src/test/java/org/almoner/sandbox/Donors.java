package org.almoner.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Donors of an account, each with a customer and a gift, and what is stored of them. */
final class Donors {

	private final Doorstep door;

	private final SandboxAccount account;

	Donors(Doorstep door, SandboxAccount account) {
		this.door = door;
		this.account = account;
	}

	/** Somebody gives; answers what the gateway's ids of it have in common. */
	String give(String email) {
		String name = UUID.randomUUID().toString().replace("-", "");
		taken(Charges.event("evt_cus" + name, "customer.created", 1_760_000_000, """
				{"id":"cus_%s","object":"customer","name":"Ada","email":"%s","phone":"+44 1","livemode":false}"""
			.formatted(name, email)));
		taken(Charges.event("evt_" + name, "charge.succeeded", 1_760_000_000, charge(name, email)));
		assertThat(this.door.settled(this.account, "evt_cus" + name)).containsEntry("Status__c", "Processed");
		assertThat(this.door.settled(this.account, "evt_" + name)).containsEntry("Status__c", "Processed");
		return name;
	}

	static String charge(String name, String email) {
		return """
				{"id":"ch_%1$s","object":"charge","amount":2500,"amount_refunded":0,"captured":true,
				"created":1760000000,"currency":"usd","status":"succeeded","payment_intent":"pi_%1$s","customer":"cus_%1$s",
				"livemode":false,"billing_details":{"name":"Ada","email":"%2$s"},"metadata":{},
				"payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242"}}}"""
			.formatted(name, email);
	}

	List<String> payloads(String name) {
		return Stream.of("evt_cus" + name, "evt_" + name)
			.map((id) -> Doorstep.text(this.door.event(this.account, id), "Payload__c"))
			.toList();
	}

	List<Map<String, Object>> records(String name) {
		return List.of(record("Gateway_Customer__c", "cus_" + name), record("Gateway_Transaction__c", "ch_" + name),
				record("Gift_Transaction__c", "pi_" + name));
	}

	Map<String, Object> record(String type, String id) {
		Map<String, Object> record = new HashMap<>(this.door.record(this.account, type, id));
		record.keySet().removeAll(List.of("LastModifiedDate", "SystemModstamp"));
		return record;
	}

	private void taken(String json) {
		assertThat(this.door.deliver(this.account, json).statusCode()).isEqualTo(200);
	}

}
