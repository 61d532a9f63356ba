package org.almoner.payout;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.AccountsOf;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewaysOf;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.Row;
import org.almoner.testing.FakeGateway;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What leads to the reconciliation of a payout: an admin, or what its gateway says. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class ReconciliationsTests {

	private final HandClock clock = new HandClock(Instant.parse("2026-11-20T12:00:00Z"));

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final RecordingLanes lanes = new RecordingLanes();

	@Test
	void anOrderIsAJobThatNamesThePayoutAndACommandInTheLane() {
		GatewayAccount account = account("rk_test_1");
		payout(account, "Reconciled");
		Job job = reconciliations(new ListedMonth()).order(account.key(), "po_1");
		assertThat(job.kind()).isEqualTo("reconcile");
		assertThat(job.order()).isEqualTo("{\"payout\":\"po_1\"}");
		assertThat(job.progress().total()).isNull();
		assertThat(new Jobs(this.copies).find(job.id())).contains(job);
		assertThat(this.lanes.of(account.key().value())).containsExactly("~payout:po_1:" + job.id());
	}

	@Test
	void whatCanNotBeReconciledIsRefusedInWords() {
		GatewayAccount account = account("rk_test_1");
		Reconciliations reconciliations = reconciliations(new ListedMonth());
		assertThatExceptionOfType(ReconciliationException.NoSuchPayout.class)
			.isThrownBy(() -> reconciliations.order(account.key(), "po_1"))
			.withMessageContaining("no payout po_1");
		payout(account, "Not Reconcilable");
		assertThatExceptionOfType(ReconciliationException.NotPossible.class)
			.isThrownBy(() -> reconciliations.order(account.key(), "po_1"))
			.withMessageContaining("made by hand");
		assertThatExceptionOfType(ReconciliationException.NotPossible.class)
			.isThrownBy(() -> reconciliations(new FakeGateway()).order(account.key(), "po_1"))
			.withMessage("Stripe does not say what its payouts are made of.");
		assertThatExceptionOfType(AccountException.Unknown.class)
			.isThrownBy(() -> reconciliations.order(new AccountKey("nobodynobodynobodynobody"), "po_1"));
		assertThat(this.lanes.of(account.key().value())).isEmpty();
	}

	@Test
	void anAccountWithoutAKeyIsRefusedInWords() {
		GatewayAccount account = account(null);
		payout(account, "Waiting");
		assertThatExceptionOfType(ReconciliationException.NotPossible.class)
			.isThrownBy(() -> reconciliations(new ListedMonth()).order(account.key(), "po_1"))
			.withMessageContaining("no API key");
	}

	@Test
	void withRedisAwayNothingIsOrdered() {
		GatewayAccount account = account("rk_test_1");
		payout(account, "Waiting");
		this.lanes.away(true);
		assertThatExceptionOfType(QueueException.class)
			.isThrownBy(() -> reconciliations(new ListedMonth()).order(account.key(), "po_1"));
		assertThat(new Jobs(this.copies).open("reconcile")).isEmpty();
	}

	@Test
	void aPayoutWhoseLinesAreCompleteIsReconciledOnceHoweverOftenItIsTold() {
		GatewayAccount account = account("rk_test_1");
		followUp(new ListedMonth()).posted(account,
				List.of(told("po_1", "true"), told("po_1", "true"), told("po_2", null), told("po_3", "false")));
		assertThat(this.lanes.of(account.key().value())).containsExactly("~payout:po_1");
	}

	@Test
	void whereTheGatewayCanNotBeAskedOrRedisIsAwayThePayoutIsLeftToTheNight() {
		List<Fact> facts = List.of(told("po_1", "true"));
		GatewayAccount account = account("rk_test_1");
		followUp(new ListedMonth()).posted(account.withCredentials(Credentials.none()), facts);
		followUp(new FakeGateway()).posted(account, facts);
		assertThat(this.lanes.of(account.key().value())).isEmpty();
		this.lanes.away(true);
		followUp(new ListedMonth()).posted(account, facts);
	}

	@Test
	void anErrandIsReadAsItStandsInTheLane() {
		Errand ordered = new Errand("po_1", Errand.Purpose.ORDER, "0".repeat(32));
		for (Errand errand : List.of(Errand.routine("po_1"), Errand.audit("po_1"), ordered)) {
			assertThat(Errand.of(errand.reference())).isEqualTo(errand);
		}
	}

	@Test
	void coursesThatNobodyWentOnWithAreForgottenAndTheirNumberIsBounded() {
		Courses courses = new Courses(this.copies);
		for (int payout = 0; payout < 200; payout++) {
			assertThat(courses.hasRoom(this.clock.instant())).isTrue();
			courses.put(Samples.KEY, Course.begun(Errand.routine("po_" + payout), this.clock.instant()));
		}
		assertThat(courses.hasRoom(this.clock.instant())).isFalse();
		this.clock.advance(java.time.Duration.ofDays(3));
		assertThat(courses.hasRoom(this.clock.instant())).isTrue();
		assertThat(this.copies.all("reconciliations")).isEmpty();
	}

	@Test
	void whatIsListedIsKeptInEightBytesALine() {
		List<String> ids = java.util.stream.IntStream.range(0, 2000).mapToObj((index) -> "ch_" + index).toList();
		String text = ListedKeys.text(ids);
		assertThat(text).hasSizeLessThan(2000 * 11);
		ListedKeys keys = ListedKeys.of(List.of(text, ListedKeys.text(List.of("re_1"))));
		assertThat(ids).allMatch(keys::contains);
		assertThat(keys.contains("re_1")).isTrue();
		assertThat(keys.contains("ch_2000")).isFalse();
		assertThat(keys.contains("")).isFalse();
	}

	private static Fact told(String payout, @Nullable String complete) {
		Map<Trait, @Nullable String> traits = new EnumMap<>(Trait.class);
		traits.put(Trait.STATUS, "PAID");
		if (complete != null) {
			traits.put(Trait.LINES_COMPLETE, complete);
		}
		return new Fact(new RecordKey(RecordKind.PAYOUT, payout), Source.PAYOUT, new Stamp(Instant.EPOCH, 0, "evt_1"),
				traits);
	}

	private PayoutFollowUp followUp(Gateway gateway) {
		return new PayoutFollowUp(GatewaysOf.gateways(gateway), this.lanes);
	}

	private Reconciliations reconciliations(Gateway gateway) {
		return new Reconciliations(AccountsOf.process(this.salesforce, this.copies, this.clock),
				GatewaysOf.gateways(gateway), new BookedLines(this.salesforce), new Jobs(this.copies), this.lanes,
				this.clock);
	}

	private GatewayAccount account(@Nullable String apiKey) {
		Credentials credentials = new Credentials(List.of(new SigningSecret(Secret.of("whsec_1"), null)),
				(apiKey != null) ? Secret.of(apiKey) : null);
		return AccountsOf.process(this.salesforce, this.copies, this.clock)
			.create(Samples.newAccount("Shop", "acct_1", credentials));
	}

	private void payout(GatewayAccount account, String status) {
		this.salesforce.create(List.of(Row.of("Gateway_Payout__c")
			.with("Gateway_Key__c", account.key().externalId("po_1"))
			.with("Reconciliation_Status__c", status)));
	}

}
