package org.almoner.console;

import java.time.Instant;
import java.util.List;

import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class TestEventPagesTests extends AccountPagesCase {

	@Test
	void aTestEventGoesTheWholeWay() throws Exception {
		GatewayAccount account = reachable("Whole way");
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).contains("?event=evt_almoner_test_");
		String event = next.substring(next.indexOf('=') + 1);
		assertThat(body(get(next))).contains("Reached the door", "There is a Gateway Event of it",
				"account&#39;s queue", "hx-trigger=\"load delay:2s\"");
		work(event);
		String way = body(get(path(account, "/test/way")).param("event", event).param("looks", "3"));
		assertThat(way).contains("It went the whole way", "Being a test it leads to no record")
			.doesNotContain("hx-get", "<html");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:1,NOBODY_THERE", "http://nowhere.invalid,NO_SUCH_HOST" })
	void anAddressThatLeadsNowhereIsExplained(String base, String answer) throws Exception {
		GatewayAccount account = connected("Nowhere", base);
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).endsWith("?refused=" + answer);
		assertThat(body(get(next))).contains(DoorAnswer.valueOf(answer).action().replace("'", "&#39;"), "failed");
	}

	@Test
	void anAddressWithoutTlsIsExplained() throws Exception {
		GatewayAccount account = connected("No TLS", "https://localhost:" + this.port);
		assertThat(send(post(path(account, "/test"))).getRedirectedUrl()).endsWith("?refused=UNTRUSTED");
	}

	@Test
	void aDisabledAccountIsTurnedAwayAtTheDoorInWords() throws Exception {
		GatewayAccount account = reachable("Turned away");
		Credentials kept = account.credentials();
		this.accounts.disable(account.key());
		this.accounts.reseal(account.key(), null, kept);
		String next = String.valueOf(send(post(path(account, "/test"))).getRedirectedUrl());
		assertThat(next).endsWith("?refused=INACTIVE");
		assertThat(body(get(next))).contains("(403)");
	}

	@ParameterizedTest
	@CsvSource({ "200,ARRIVED", "301,REDIRECTED", "400,UNSIGNED", "401,GUARDED", "403,INACTIVE", "404,UNKNOWN",
			"503,UNAVAILABLE", "204,ODD", "500,ODD" })
	void everyAnswerOfADoorHasAMeaning(int status, DoorAnswer meaning) {
		assertThat(DoorAnswer.ofStatus(status)).isEqualTo(meaning);
	}

	@Test
	void theWayIsShownWhileSalesforceOrRedisIsAway() throws Exception {
		String id = "evt_almoner_test_" + "0".repeat(32);
		GatewayAccount account = reachable("Away");
		this.salesforce.away(FailureKind.AWAY);
		this.lanes.away(true);
		assertThat(body(get(path(account, "/test")).param("event", id)))
			.contains("Salesforce can&#39;t be worked with now", "Redis can&#39;t be asked now");
	}

	@Test
	void aWorkerThatDoesNotComeIsNamedAndThePageStopsLooking() throws Exception {
		String id = "evt_almoner_test_" + "1".repeat(32);
		String way = body(get(path(reachable("No worker"), "/test/way")).param("event", id).param("looks", "99999"));
		assertThat(way).contains("No worker has taken it yet").doesNotContain("hx-get");
	}

	@Test
	void theEndWaitsForTheFirstEventOfTheGatewayItself() throws Exception {
		GatewayAccount account = reachable("Waits");
		send(post(path(account, "/test")));
		assertThat(body(get(path(account, "/done")))).contains("Waiting for the first event", "load delay:10s");
		this.salesforce.create(List.of(Row.of("Gateway_Event__c")
			.with("Gateway_Key__c", account.key().externalId("evt_real"))
			.with("Gateway_Account__c", account.id())
			.with("Event_Id__c", "evt_real")
			.with("Event_Type__c", "charge.succeeded")
			.with("Status__c", "Processed")
			.with("Received_At__c", Instant.parse("2026-11-21T12:00:00Z"))));
		assertThat(body(get(path(account, "/done/first")))).contains("Events arrive", "charge.succeeded, Processed")
			.doesNotContain("hx-get");
	}

}
