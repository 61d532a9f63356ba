package org.almoner.console;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.almoner.account.AccountsOf;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.event.EventTallies;
import org.almoner.gateway.GatewayException;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.SalesforceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class AccountPagesTests extends AccountPagesCase {

	@Test
	void aCheckSaysWhatItMeansAndWhatToDo() throws Exception {
		GatewayAccount account = reachable("Checked");
		this.endpoints.find(second());
		String page = body(post(path(account, "/check")));
		assertThat(page).contains("A second endpoint leads here", "Gifts come twice", "Delete one", "More than one");
		assertThat(body(get(path(account, "")))).contains("A second endpoint leads here", "Attention");
	}

	@Test
	void aRepairShowsItsStepsBeforeItDoesThem() throws Exception {
		GatewayAccount account = reachable("Repaired");
		this.endpoints.find(second());
		assertThat(body(get(path(account, "/repair")))).contains("Mend: A second endpoint leads here", "Do this");
		assertThat(this.endpoints.check(account.key()).findings()).hasSize(1);
		assertThat(send(post(path(account, "/repair"))).getRedirectedUrl()).isEqualTo(path(account, ""));
		assertThat(again(account).endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
	}

	@Test
	void aGatewayThatIsAwayIsSaidOnThePage() throws Exception {
		GatewayAccount account = reachable("Gateway away");
		this.endpoints.fail(new GatewayException(GatewayException.Kind.UNAVAILABLE, "Stripe does not answer", null));
		MockHttpServletResponse answer = send(post(path(account, "/check")));
		assertThat(answer.getStatus()).isEqualTo(502);
		assertThat(answer.getContentAsString()).contains("Stripe does not answer.", "Gateway away");
	}

	@Test
	void aSecretMadeByHandIsReplacedByThePastedOne() throws Exception {
		GatewayAccount account = reachable("Rolled");
		assertThat(send(post(path(account, "/rotate")).param("signingSecret", "nonsense")).getStatus()).isEqualTo(422);
		MvcResult result = result(post(path(account, "/rotate")).param("signingSecret", " " + SIGNING + "2 "));
		assertThat(result.getResponse().getStatus()).isEqualTo(302);
		assertThat(String.valueOf(result.getFlashMap())).contains("replaced").doesNotContain(SIGNING);
		assertThat(again(account).credentials().signingSecrets().getFirst().secret().reveal()).isEqualTo(SIGNING + "2");
		assertThat(body(get(path(account, "")))).contains("the one before is good until").doesNotContain("whsec_");
	}

	@Test
	void anAccountIsDisabledOnlyByItsName() throws Exception {
		GatewayAccount account = reachable("To be disabled");
		this.tallies.counts.put(account.key(), new EventTallies.Tally(3, 7));
		assertThat(body(get(path(account, "/disable")))).contains("<strong>3</strong>", "<strong>7</strong>");
		assertThat(send(post(path(account, "/disable")).param("name", "to be")).getStatus()).isEqualTo(422);
		assertThat(again(account).isActive()).isTrue();
		assertThat(send(post(path(account, "/disable")).param("name", "To be disabled")).getStatus()).isEqualTo(302);
		assertThat(again(account).status()).isEqualTo(Status.DISABLED);
		assertThat(body(get(path(account, "")))).contains("Connect again");
	}

	@Test
	void hostileNamesAreText() throws Exception {
		GatewayAccount account = reachable(HOSTILE);
		this.endpoints.find(new Finding(EndpointHealth.MISSING, HOSTILE, HOSTILE, HOSTILE, true));
		assertThat(List.of(body(get("/admin/accounts")), body(get(path(account, ""))),
				body(post(path(account, "/check"))), body(get(path(account, "/repair"))),
				body(get(path(account, "/rotate"))), body(get(path(account, "/disable"))),
				body(get(path(account, "/test"))), body(get(path(account, "/done"))),
				send(firstStep(HOSTILE, "both", HOSTILE)).getContentAsString(StandardCharsets.UTF_8),
				body(get(path(draft(HOSTILE), "/connect")).param("address", HOSTILE))))
			.allSatisfy((page) -> assertThat(page).contains("&lt;script&gt;").doesNotContain(HOSTILE));
	}

	@Test
	void noSecretIsInAnyPageOrLog(CapturedOutput output) throws Exception {
		GatewayAccount draft = draft("Secrets");
		send(post(path(draft, "/connect/try")).param("apiKey", API_KEY));
		send(byHand(draft).param("apiKey", API_KEY));
		assertThat(again(draft).credentials().optionalApiKey()).isPresent();
		for (String page : List.of("", "/test", "/done", "/repair", "/rotate", "/disable")) {
			assertThat(body(get(path(draft, page)))).as(page).doesNotContain(API_KEY, SIGNING);
		}
		assertThat(output.getAll()).doesNotContain(API_KEY, SIGNING);
	}

	@Test
	void pagesOpenAndSaySoWhileSalesforceIsAway() throws Exception {
		GatewayAccount account = reachable("Org away");
		this.salesforce.away(FailureKind.AWAY);
		assertThat(body(get("/admin/accounts"))).contains("Salesforce can&#39;t be worked with now");
		assertThat(body(get("/admin/accounts/new"))).contains("Salesforce can&#39;t be worked with now", "Go on");
		MockHttpServletResponse one = send(get(path(account, "")));
		assertThat(one.getStatus()).isEqualTo(503);
		assertThat(one.getContentAsString()).contains("Salesforce is away", "Try again in a minute", "<html");
	}

	@Test
	void credentialsThatCantBeOpenedAreSaidAndErasedByTheAccountsName() throws Exception {
		GatewayAccount account = reachable("Sealed " + HOSTILE);
		this.salesforce.edit(account.id(), "Credentials__c", "not sealed by anybody");
		assertThat(body(get("/admin/accounts")))
			.contains("Accounts that can't be worked with", "Its credentials can&#39;t be opened",
					"ALMONER_SECRET_KEY_PREVIOUS", account.key().value())
			.doesNotContain(HOSTILE);
		assertThat(send(post(path(account, "/erase")).param("name", "Sealed")).getRedirectedUrl())
			.isEqualTo("/admin/accounts");
		assertThat(this.accounts.unreadable()).hasSize(1);
		assertThat(send(post(path(account, "/erase")).param("name", account.name())).getRedirectedUrl())
			.isEqualTo(path(account, ""));
		assertThat(again(account).status()).isEqualTo(Status.DISABLED);
		assertThat(body(get("/admin/accounts"))).doesNotContain("Accounts that can't be worked with");
	}

	@Test
	void anAccountThatAnotherKeySealedNamesTheSettingThatIsMissing() throws Exception {
		GatewayAccount account = reachable("Sealed elsewhere");
		String sentence = "sealed with another ALMONER_SECRET_KEY; give that as ALMONER_SECRET_KEY_PREVIOUS";
		this.salesforce.edit(account.id(), "Credentials__c",
				AccountsOf.sealedWith("the secret key of last year, long enough", account));
		assertThat(body(get("/admin/accounts"))).contains("Sealed elsewhere", sentence);
		assertThat(body(get("/api/accounts"))).contains("\"name\":\"Sealed elsewhere\"", sentence);
		assertThat(send(get(path(account, ""))).getContentAsString())
			.contains("its credentials can&#39;t be opened with this ALMONER_SECRET_KEY");
		assertThat(send(post(path(account, "/erase")).param("name", account.name())).getStatus()).isEqualTo(302);
	}

	@Test
	void whatCanBeOpenedIsNotErased() throws Exception {
		GatewayAccount account = reachable("Opens");
		assertThat(send(post(path(account, "/erase")).param("name", "Opens")).getStatus()).isEqualTo(404);
		assertThat(again(account).isActive()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "abcdefghijkl012345678901", "ABCDEFGHIJKL012345678901" })
	void anUnknownAccountIsAPageOfItsOwn(String key) throws Exception {
		MockHttpServletResponse answer = send(get("/admin/accounts/" + key));
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString()).contains("There is no such page", "<html");
	}

	@Test
	void troubleThatNobodyExpectsIsNotDressedUp() {
		assertThat(AccountTrouble.of(new IllegalStateException("a mistake of ours"))).isEmpty();
		assertThat(AccountTrouble.of(new SalesforceException(FailureKind.LIMIT, "L", "Too many calls", null)))
			.hasValueSatisfying((trouble) -> assertThat(trouble.words()).contains("Too many calls.", "API Requests"));
	}

}
