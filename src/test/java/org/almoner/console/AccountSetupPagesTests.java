package org.almoner.console;

import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.Secret;
import org.almoner.testing.ScriptedEndpoints;
import org.almoner.testing.FakeEndpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class AccountSetupPagesTests extends AccountPagesCase {

	@Test
	void aNewAccountIsADraftAndGoesOnToItsEndpoint() throws Exception {
		MockHttpServletResponse answer = send(firstStep("Web shop", "test", "Europe/London"));
		assertThat(answer.getStatus()).isEqualTo(302);
		GatewayAccount draft = named("Web shop");
		assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/accounts/" + draft.key() + "/connect");
		assertThat(draft.status()).isEqualTo(Status.DRAFT);
		assertThat(draft.timeZone().getId()).isEqualTo("Europe/London");
		assertThat(draft.endpoint().url()).isEqualTo("https://gifts.example.org/webhooks/" + draft.key());
	}

	@ParameterizedTest
	@CsvSource({ "'',test,UTC,Give the account a name", "A,both,UTC,Choose test or live",
			"A,test,Atlantis,Choose a time zone" })
	void whatIsWrongIsSaidBesideWhatWasTyped(String name, String mode, String zone, String sentence) throws Exception {
		MockHttpServletResponse answer = send(firstStep(name, mode, zone));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains(sentence, "https://gifts.example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://gifts.example.org", "gifts.example.org", "https://", "javascript:alert(1)",
			"https://u:p@gifts.example.org", "https://gifts.example.org?x=1", "ftp://gifts.example.org" })
	void aLiveAccountNeedsAPlainHttpsAddress(String address) throws Exception {
		int before = this.accounts.list().size();
		MockHttpServletResponse answer = send(firstStep("Live", "live", "UTC").with((request) -> {
			request.setParameter("address", address);
			return request;
		}));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains("address-error");
		assertThat(this.accounts.list()).hasSize(before);
	}

	@Test
	void theAddressIsAskedOnceAndRememberedByTheAccounts() throws Exception {
		send(firstStep("0 first by name", "test", "UTC"));
		assertThat(body(get("/admin/accounts/new"))).contains("value=\"https://gifts.example.org\"");
	}

	@Test
	void aDraftIsResumedWhereItWasLeft() throws Exception {
		GatewayAccount draft = draft("Left behind");
		assertThat(body(get("/admin/accounts"))).contains("Left behind", "/admin/accounts/" + draft.key() + "/connect");
		assertThat(body(get(path(draft, "/connect")))).contains("Webhook Endpoints: Write", "aria-current=\"step\"");
	}

	@Test
	void thePermissionsToChooseAreThoseThatTheGatewayAsksFor() throws Exception {
		String page = body(get(path(draft("Asked"), "/connect")));
		assertThat(FakeEndpoints.PERMISSIONS).hasSize(2)
			.allSatisfy((one) -> assertThat(page).contains("<strong>" + one.name() + "</strong>", one.purpose()));
		assertThat(page).doesNotContain("Payment Intents");
	}

	@Test
	void aDraftIsDeletedFromItsPageAndNothingElseIs() throws Exception {
		GatewayAccount draft = draft("Given up");
		assertThat(body(get(path(draft, "")))).contains("Delete this draft", path(draft, "/discard"));
		assertThat(send(post(path(draft, "/discard"))).getRedirectedUrl()).isEqualTo("/admin/accounts");
		assertThat(this.accounts.find(draft.key())).isEmpty();
		GatewayAccount connected = reachable("Kept");
		assertThat(body(get(path(connected, "")))).doesNotContain("Delete this draft");
		MvcResult refused = result(post(path(connected, "/discard")));
		assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo(path(connected, ""));
		assertThat(String.valueOf(refused.getFlashMap().get("problem"))).contains("no Draft");
		assertThat(again(connected).isActive()).isTrue();
	}

	@Test
	void byHandShowsTheUrlTheEventsAndNoKey() throws Exception {
		GatewayAccount draft = draft("By hand");
		assertThat(body(get(path(draft, "/connect")).param("way", "hand"))).contains(
				"https://gifts.example.org/webhooks/" + draft.key(), "charge.succeeded", "payout.paid", "whsec_…");
	}

	@Test
	void aTriedKeyIsJudgedPermissionByPermissionAndNeverShown() throws Exception {
		GatewayAccount draft = draft("Tried");
		String page = body(post(path(draft, "/connect/try")).param("way", "key").param("apiKey", API_KEY));
		assertThat(page).contains("<html", ScriptedEndpoints.NEEDED, "✓ there", "Payouts: Read", "✗ missing",
				ScriptedEndpoints.merchant(Secret.of(API_KEY)), "Charity &lt;b&gt;&amp; Co&lt;/b&gt;");
		assertThat(page).doesNotContain(API_KEY);
	}

	@Test
	void htmxGetsTheVerdictAlone() throws Exception {
		String part = body(post(path(draft("Live check"), "/connect/try")).header("HX-Request", "true")
			.param("apiKey", "rk_test_poor"));
		assertThat(part).contains("✗ needed", "This key can&#39;t be used yet").doesNotContain("<html", "rk_test_poor");
	}

	@Test
	void aKeyOfTheOtherModeIsRefusedInWords() throws Exception {
		String page = body(post(path(draft("Mode"), "/connect/try")).param("apiKey", "rk_live_other"));
		assertThat(page).contains("This is a key of live mode").doesNotContain("rk_live_other");
	}

	@Test
	void aGoodKeyConnectsAndTheTestIsNext() throws Exception {
		GatewayAccount draft = draft("Connects");
		MockHttpServletResponse answer = send(
				post(path(draft, "/connect")).param("way", "key").param("apiKey", "rk_test_good"));
		assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/accounts/" + draft.key() + "/test");
		GatewayAccount connected = again(draft);
		assertThat(connected.status()).isEqualTo(Status.CONNECTED);
		assertThat(connected.endpoint().id()).isEqualTo("we_1Fake");
	}

	@Test
	void aRefusedKeyLeavesTheDraftAndSaysWhatItLacks() throws Exception {
		GatewayAccount draft = draft("Refused");
		MvcResult result = result(post(path(draft, "/connect")).param("way", "key").param("apiKey", "rk_test_poor"));
		assertThat(result.getResponse().getStatus()).isEqualTo(422);
		assertThat(result.getResponse().getContentAsString()).contains("The key lacks " + ScriptedEndpoints.NEEDED)
			.doesNotContain("rk_test_poor");
		assertThat(String.valueOf(result.getModelAndView())).doesNotContain("rk_test_poor");
		assertThat(again(draft).status()).isEqualTo(Status.DRAFT);
	}

	@Test
	void byHandConnectsAndTakesTheIdentity() throws Exception {
		GatewayAccount draft = draft("Hand made");
		send(byHand(draft).param("merchant", "acct_1Hand"));
		GatewayAccount connected = again(draft);
		assertThat(connected.status()).isEqualTo(Status.CONNECTED);
		assertThat(connected.providerAccountId()).isEqualTo("acct_1Hand");
		assertThat(connected.credentials().signingSecrets().getFirst().secret().reveal()).isEqualTo(SIGNING);
		MockHttpServletResponse second = send(byHand(draft("Second")).param("merchant", "acct_1Hand"));
		assertThat(second.getStatus()).isEqualTo(409);
		assertThat(second.getContentAsString())
			.contains("The Stripe account acct_1Hand in test mode belongs to “Hand made” (" + draft.key() + ") already")
			.doesNotContain(SIGNING);
	}

	@ParameterizedTest
	@CsvSource({ "hand,signingSecret,rk_test_inTheWrongField,begins with whsec_",
			"hand,signingSecret,'whsec_with space',begins with whsec_", "key,apiKey,whsec_inTheWrongField,no API key",
			"key,apiKey,'',Paste the key" })
	void whatWasPastedIntoTheWrongFieldIsRefusedUnquoted(String way, String field, String pasted, String sentence)
			throws Exception {
		MockHttpServletResponse answer = send(
				post(path(draft("Wrong"), "/connect")).param("way", way).param(field, pasted));
		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).contains(sentence);
		if (!pasted.isEmpty()) {
			assertThat(answer.getContentAsString()).doesNotContain(pasted);
		}
	}

}
