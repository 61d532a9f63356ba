package org.almoner.account;

import java.util.List;

import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** ALMONER_SECRET_KEY is changed, with and without the one before it. */
class ChangedSecretKeyTests {

	private static final String BEFORE = "the secret key of last year, long enough";

	private static final String NOW = "the secret key of this year, long enough";

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final GatewayAccount account = process(BEFORE)
		.create(Samples.newAccount("Shop", "acct_1", Samples.manual()));

	private final AccountKey key = this.account.key();

	@Test
	void whatWasSealedBeforeOpensWhileThePreviousKeyIsGiven() {
		GatewayAccounts both = process(NOW, BEFORE);
		assertThat(both.find(this.key)).contains(this.account);
		assertThat(both.active(this.key)).isEqualTo(this.account);
		assertThat(both.unreadable()).isEmpty();
		assertThat(both.outdatedSeals()).containsExactly(this.key);
	}

	@Test
	void aRenewedSealOpensWithoutThePreviousKey() {
		GatewayAccounts both = process(NOW, BEFORE);
		assertThat(both.renewSeal(this.key)).isTrue();
		assertThat(both.outdatedSeals()).isEmpty();
		GatewayAccounts alone = process(NOW);
		assertThat(alone.unreadable()).isEmpty();
		assertThat(alone.find(this.key)).contains(this.account);
		assertThat(process(BEFORE).unreadable()).extracting(UnreadableAccount::key).containsExactly(this.key);
	}

	@Test
	void theSharedCopyOfARenewedSealOpensWithoutThePreviousKeyToo() {
		process(NOW, BEFORE).renewSeal(this.key);
		this.salesforce.away(FailureKind.AWAY);
		assertThat(process(NOW).active(this.key)).isEqualTo(this.account);
	}

	@Test
	void aSealOfTheKeyThatIsUsedNowIsLeftAlone() {
		String sealed = sealed();
		int writes = this.salesforce.writes().size();
		assertThat(process(BEFORE, NOW).renewSeal(this.key)).isFalse();
		assertThat(sealed()).isEqualTo(sealed);
		assertThat(this.salesforce.writes()).hasSize(writes);
	}

	@Test
	void withoutThePreviousKeyAnAccountIsUnreadableAndSaysWhatToDo() {
		GatewayAccounts alone = process(NOW);
		assertThat(alone.list()).isEmpty();
		assertThat(alone.find(this.key)).isEmpty();
		UnreadableAccount unreadable = alone.unreadable().getFirst();
		assertThat(unreadable.key()).isEqualTo(this.key);
		assertThat(unreadable.name()).isEqualTo("Shop");
		assertThat(unreadable.problem()).contains("sealed with another ALMONER_SECRET_KEY",
				"give that as ALMONER_SECRET_KEY_PREVIOUS");
	}

	@Test
	void withoutThePreviousKeyTheDoorAsksTheGatewayToComeAgain() {
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> process(NOW).active(this.key));
	}

	@Test
	void whatCannotBeOpenedIsNeverSealedAnew() {
		String sealed = sealed();
		GatewayAccounts alone = process(NOW);
		assertThat(alone.outdatedSeals()).isEmpty();
		assertThat(alone.renewSeal(this.key)).isFalse();
		assertThat(sealed()).isEqualTo(sealed);
		assertThat(process(BEFORE).list()).isEqualTo(List.of(this.account));
	}

	private String sealed() {
		return String.valueOf(this.salesforce.all("Gateway_Account__c").getFirst().get("Credentials__c"));
	}

	private GatewayAccounts process(String secretKey, String... earlier) {
		return AccountsOf.process(this.salesforce, this.copies, this.clock, secretKey, earlier);
	}

}
