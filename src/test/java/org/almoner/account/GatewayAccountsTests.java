package org.almoner.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class GatewayAccountsTests {

	private static final Sealer SEALER = Sealer.of(Secret.of("a key of thirty-two characters, sealing"));

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final GatewayAccounts accounts = process();

	@Test
	void anAccountWithASigningSecretIsConnectedAtOnce() {
		GatewayAccount account = this.accounts.create(Samples.newAccount("Shop", null, Samples.manual()));
		assertThat(account.status()).isEqualTo(GatewayAccount.Status.CONNECTED);
		assertThat(account.endpoint().url()).isEqualTo("https://gifts.example.org/webhooks/" + account.key());
		assertThat(this.accounts.active(account.key()).credentials()).isEqualTo(Samples.manual());
	}

	@Test
	void anAccountWithoutASigningSecretIsADraftThatTakesNothing() {
		GatewayAccount account = this.accounts.create(Samples.newAccount("Shop", null, Credentials.none()));
		assertThatExceptionOfType(AccountException.Inactive.class)
			.isThrownBy(() -> this.accounts.active(account.key()));
	}

	@Test
	void nothingOfTheCredentialsIsReadableInTheOrgOrInRedis() {
		GatewayAccount account = this.accounts.create(Samples.newAccount("Shop", null, Samples.manual()));
		assertThat(this.salesforce.all("Gateway_Account__c").toString()).doesNotContain(Samples.SIGNING_SECRET);
		assertThat(this.copies.all(AccountCopies.KIND)).containsKey(account.key().value());
		assertThat(this.copies.all(AccountCopies.KIND).toString()).doesNotContain(Samples.SIGNING_SECRET, "Shop");
	}

	@Test
	void aSecondAccountForTheSameMerchantAndModeIsTakenAndSaysByWhich() {
		GatewayAccount first = this.accounts.create(Samples.newAccount("Shop", "acct_1", Samples.manual()));
		assertThatExceptionOfType(AccountException.Taken.class)
			.isThrownBy(() -> this.accounts.create(Samples.newAccount("Other", "acct_1", Samples.manual())))
			.withMessageContaining("Shop")
			.withMessageContaining(first.key().value());
		assertThat(this.salesforce.all("Gateway_Account__c")).hasSize(1);
	}

	@Test
	void aCreateWithUnknownOutcomeIsRepeatedAndMakesOneAccount() {
		this.salesforce.onCall((rows) -> (this.salesforce.writes().size() == 1)
				? Optional.of(InMemorySalesforce.refusal(FailureKind.UNKNOWN_OUTCOME, "timeout")) : Optional.empty());
		this.accounts.create(Samples.newAccount("Shop", "acct_1", Samples.manual()));
		assertThat(this.salesforce.all("Gateway_Account__c")).hasSize(1);
	}

	@Test
	void aCreateThatTheOrgRefusesIsAnErrorOfTheOrg() {
		this.salesforce.away(FailureKind.AWAY);
		assertThatExceptionOfType(SalesforceException.class)
			.isThrownBy(() -> this.accounts.create(Samples.newAccount("Shop", null, Samples.manual())));
	}

	@Test
	void accountsAreListedByName() {
		this.accounts.create(Samples.newAccount("B", null, Samples.manual()));
		this.accounts.create(Samples.newAccount("A", null, Samples.manual()));
		assertThat(this.accounts.list()).extracting(GatewayAccount::name).containsExactly("A", "B");
	}

	@Test
	void aKnownAccountCostsOneCallAMinute() {
		AccountKey key = created().key();
		GatewayAccounts other = process();
		IntStream.range(0, 100).forEach((index) -> other.active(key));
		assertThat(this.salesforce.queries()).hasSize(1);
		this.clock.advance(Duration.ofSeconds(61));
		IntStream.range(0, 100).forEach((index) -> other.active(key));
		assertThat(this.salesforce.queries()).hasSize(2);
	}

	@Test
	void manyAccountsCostNoMoreCallsThanOne() {
		List<AccountKey> keys = IntStream.range(0, 20).mapToObj((index) -> created().key()).toList();
		GatewayAccounts other = process();
		keys.forEach(other::active);
		assertThat(this.salesforce.queries()).hasSize(1);
	}

	@Test
	void guessedKeysCostOneCallTogether() {
		GatewayAccounts other = process();
		AccountKeys keys = new AccountKeys();
		for (int guess = 0; guess < 200; guess++) {
			assertThatExceptionOfType(AccountException.Unknown.class).isThrownBy(() -> other.active(keys.next()));
		}
		assertThat(this.salesforce.queries()).hasSize(1);
	}

	@Test
	void manyRequestsAtOnceCostOneCall() throws Exception {
		AccountKey key = created().key();
		GatewayAccounts other = process();
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<GatewayAccount>> found = IntStream.range(0, 64).mapToObj((index) -> threads.submit(() -> {
				start.await();
				return other.active(key);
			})).toList();
			start.countDown();
			for (Future<GatewayAccount> one : found) {
				assertThat(one.get(10, TimeUnit.SECONDS).key()).isEqualTo(key);
			}
		}
		assertThat(this.salesforce.queries()).hasSize(1);
	}

	@Test
	void anAccountDisabledInTheOrgIsInactiveAfterAMinute() {
		GatewayAccount account = created();
		this.accounts.active(account.key());
		this.salesforce.edit(account.id(), "Status__c", "Disabled");
		this.clock.advance(Duration.ofSeconds(61));
		assertThatExceptionOfType(AccountException.Inactive.class)
			.isThrownBy(() -> this.accounts.active(account.key()));
	}

	@Test
	void anUnknownKeyIsUndecidedWhileTheOrgIsAway() {
		this.salesforce.away(FailureKind.AWAY);
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> process().active(Samples.KEY));
	}

	@Test
	void whatWasKnownStaysGoodWhileTheOrgIsAway() {
		GatewayAccount account = created();
		this.accounts.active(account.key());
		this.salesforce.away(FailureKind.AWAY);
		this.clock.advance(Duration.ofDays(3));
		assertThat(this.accounts.active(account.key()).key()).isEqualTo(account.key());
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> this.accounts.active(Samples.KEY));
	}

	@Test
	void aProcessThatStartsWhileTheOrgIsAwayKnowsTheAccountsFromRedis() {
		GatewayAccount account = created();
		this.salesforce.away(FailureKind.AWAY);
		this.clock.advance(Duration.ofDays(3));
		assertThat(process().active(account.key())).isEqualTo(account);
	}

	@Test
	void anOrgThatIsAwayIsNotAskedForEveryRequest() {
		GatewayAccount account = created();
		this.salesforce.away(FailureKind.AWAY);
		GatewayAccounts other = process();
		IntStream.range(0, 50).forEach((index) -> other.active(account.key()));
		assertThat(this.salesforce.queries()).hasSize(1);
	}

	@Test
	void withoutTheOrgAndRedisNothingIsDecided() {
		GatewayAccount account = created();
		this.salesforce.away(FailureKind.AWAY);
		this.copies.away(true);
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> process().active(account.key()));
	}

	@Test
	void aCopyOfAnAccountThatTheOrgNoLongerHasIsNotBelieved() {
		GatewayAccount account = created();
		this.salesforce.delete(List.of(account.id()));
		this.clock.advance(Duration.ofMinutes(2));
		GatewayAccounts other = process();
		assertThatExceptionOfType(AccountException.Unknown.class).isThrownBy(() -> other.active(account.key()));
		await().atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(this.copies.all(AccountCopies.KIND)).isEmpty());
	}

	@Test
	void anAccountMadeByAnotherProcessIsKnownAtOnce() {
		assertThatExceptionOfType(AccountException.Unknown.class).isThrownBy(() -> this.accounts.active(Samples.KEY));
		this.clock.advance(Duration.ofSeconds(1));
		GatewayAccount account = process().create(Samples.newAccount("Shop", null, Samples.manual()));
		assertThat(this.accounts.active(account.key()).key()).isEqualTo(account.key());
	}

	@Test
	void aCopyThatWasTamperedWithIsNotBelieved() {
		GatewayAccount account = created();
		GatewayAccount other = created();
		Map<String, String> sealed = this.copies.all(AccountCopies.KIND);
		this.copies.put(AccountCopies.KIND, account.key().value(), String.valueOf(sealed.get(other.key().value())));
		this.salesforce.away(FailureKind.AWAY);
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> process().active(account.key()));
	}

	@Test
	void credentialsPastedFromAnotherAccountAreNotBelieved() {
		GatewayAccount account = created();
		GatewayAccount other = created();
		RecordId id = other.id();
		String sealed = this.salesforce.all("Gateway_Account__c")
			.stream()
			.filter((row) -> id.value().equals(row.get("Id")))
			.map((row) -> String.valueOf(row.get("Credentials__c")))
			.findFirst()
			.orElseThrow();
		this.salesforce.edit(account.id(), "Credentials__c", sealed);
		assertThatExceptionOfType(AccountException.Undecided.class).isThrownBy(() -> process().active(account.key()));
		assertThat(process().active(other.key()).key()).isEqualTo(other.key());
	}

	private GatewayAccount created() {
		return this.accounts.create(Samples.newAccount("Shop", null, Samples.manual()));
	}

	private GatewayAccounts process() {
		return new SalesforceGatewayAccounts(this.salesforce, new AccountRows(new CredentialsText(SEALER)),
				new AccountCopies(this.copies, SEALER), this.clock);
	}

}
