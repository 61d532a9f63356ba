package org.almoner.sandbox.org;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import org.almoner.sandbox.org.Fault.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.almoner.sandbox.org.OrgFixture.KEY;
import static org.almoner.sandbox.org.OrgFixture.PAYMENT;
import static org.almoner.sandbox.org.OrgFixture.code;
import static org.almoner.sandbox.org.OrgFixture.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultTests {

	private final OrgFixture fixture = new OrgFixture();

	private final SimulatedOrg org = this.fixture.org;

	private PartnerConnection client;

	@BeforeEach
	void connect() throws ConnectionException {
		this.client = this.fixture.connect(Duration.ofSeconds(5));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private UpsertResult upsert(SObject row) throws ConnectionException {
		return this.client.upsert(KEY, new SObject[] { row })[0];
	}

	private void assertUpsertFails() {
		assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> upsert(payment("a:1")));
	}

	private boolean isStored() {
		return this.org.record(PAYMENT, "a:1").isPresent();
	}

	@Test
	void aFaultStrikesAsOftenAsItWasTold() throws ConnectionException {
		Faults.Rule rule = this.org.faults().on("upsert").times(2).then(Fault.edgePage());
		assertUpsertFails();
		this.client.getUserInfo();
		assertUpsertFails();
		assertThat(upsert(payment("a:1")).isSuccess()).isTrue();
		assertThat(rule.hits()).isEqualTo(2);
	}

	@Test
	void aFaultLastsUntilItIsCleared() throws ConnectionException {
		Faults.Rule rule = this.org.faults().onWrites().ofType(PAYMENT).then(Fault.emptyError());
		assertUpsertFails();
		assertUpsertFails();
		rule.clear();
		assertThat(upsert(payment("a:1")).isSuccess()).isTrue();
	}

	@Test
	void aRefusalHasItsCodeAndNothingIsDone() {
		this.org.faults().onAny().once().then(Fault.refusal("SERVER_UNAVAILABLE"));
		assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> upsert(payment("a:1")))
			.satisfies((fault) -> assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.SERVER_UNAVAILABLE));
		assertThat(isStored()).isFalse();
	}

	@Test
	void aCodeOfALaterReleaseIsNoKnownFault() {
		this.org.faults().onAny().once().then(Fault.refusal("TOO_MODERN_FOR_YOU"));
		assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> upsert(payment("a:1")))
			.satisfies((failure) -> assertThat(failure).isNotInstanceOf(ApiFault.class))
			.withMessageContaining("TOO_MODERN_FOR_YOU");
	}

	@ParameterizedTest
	@EnumSource
	void aDroppedConnectionTellsNothingOfWhatWasDone(Moment moment) {
		this.org.faults().on("upsert").once().then(new Fault.Drop(moment));
		assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> upsert(payment("a:1")))
			.withCauseInstanceOf(IOException.class);
		assertThat(isStored()).isEqualTo(moment == Moment.AFTER_COMMIT);
		assertThat(this.org.calls().of("upsert")).isEqualTo((moment == Moment.AFTER_COMMIT) ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource
	void aSilentOrgRunsIntoTheClientsTimeout(Moment moment) throws ConnectionException {
		this.client = this.fixture.connect(Duration.ofMillis(300));
		this.org.faults().on("upsert").once().then(new Fault.Silence(moment, Duration.ofSeconds(20)));
		assertThatExceptionOfType(ConnectionException.class).isThrownBy(() -> upsert(payment("a:1")))
			.withCauseInstanceOf(SocketTimeoutException.class);
		assertThat(isStored()).isEqualTo(moment == Moment.AFTER_COMMIT);
	}

	@Test
	void aHeaderOfALaterReleaseHidesThatAllWasSaved() {
		this.org.faults().onAny().once().then(new Fault.UnknownHeader());
		assertUpsertFails();
		assertThat(isStored()).isTrue();
	}

	@Test
	void aRowStatusOfALaterReleaseHidesThatTheOthersWereSaved() {
		this.org.faults().onAny().once().then(Fault.refusedRows("TOO_MODERN", (row) -> "a:2".equals(row.get(KEY))));
		assertThatExceptionOfType(ConnectionException.class)
			.isThrownBy(() -> this.client.upsert(KEY, new SObject[] { payment("a:1"), payment("a:2") }));
		assertThat(isStored()).isTrue();
	}

	@Test
	void someRowsAreRefusedAndOthersSaved() throws ConnectionException {
		this.org.faults()
			.onWrites()
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW", (row) -> "Pending".equals(row.get("Status__c"))));
		UpsertResult[] results = this.client.upsert(KEY,
				new SObject[] { payment("a:1"), payment("a:2", "Status__c", "Pending") });
		assertThat(results[0].isSuccess()).isTrue();
		assertThat(code(results[1].getErrors())).isEqualTo("UNABLE_TO_LOCK_ROW");
	}

	@Test
	void aFullOrgTakesChangesButNothingNew() throws ConnectionException {
		upsert(payment("a:1"));
		this.org.faults().onWrites().then(Fault.storageFull());
		UpsertResult[] results = this.client.upsert(KEY, new SObject[] { payment("a:1"), payment("a:2") });
		assertThat(results[0].isSuccess()).isTrue();
		assertThat(code(results[1].getErrors())).isEqualTo("STORAGE_LIMIT_EXCEEDED");
	}

	@Test
	void anOrgInMaintenanceCanBeReadOnly() throws ConnectionException {
		this.org.faults().onAny().then(Fault.maintenance());
		assertThat(code(upsert(payment("a:1")).getErrors()))
			.isEqualTo("INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE");
		assertThat(this.client.query("SELECT Id FROM Gateway_Transaction__c").getSize()).isZero();
	}

	@Test
	void latencyIsTheSameForTheSameSeed() {
		Fault one = Fault.latency(Duration.ofMillis(10), Duration.ofMillis(90), 7);
		Fault other = Fault.latency(Duration.ofMillis(10), Duration.ofMillis(90), 7);
		List<Duration> times = IntStream.range(0, 5).mapToObj((i) -> ((Fault.Latency) one).time().get()).toList();
		assertThat(IntStream.range(0, 5).mapToObj((i) -> ((Fault.Latency) other).time().get())).isEqualTo(times);
		assertThat(times).allMatch((time) -> time.toMillis() >= 10 && time.toMillis() < 90).doesNotHaveDuplicates();
	}

	@Test
	void aCallTakesAsLongAsItsLatency() throws ConnectionException {
		this.org.faults().on("getUserInfo").then(Fault.latency(Duration.ofMillis(200)));
		long start = System.nanoTime();
		this.client.getUserInfo();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
	}

	@Test
	void aSecondWriterOfARowGivesUpInTheEnd() throws Exception {
		upsert(payment("a:1", "Status__c", "Pending"));
		this.org.setLockPatience(Duration.ofMillis(50));
		try (AutoCloseable lock = this.org.lock(PAYMENT, "a:1")) {
			assertThat(lock).isNotNull();
			UpsertResult[] results = this.client.upsert(KEY,
					new SObject[] { payment("a:1", "Status__c", "Success"), payment("a:2") });
			assertThat(code(results[0].getErrors())).isEqualTo("UNABLE_TO_LOCK_ROW");
			assertThat(results[1].isSuccess()).isTrue();
		}
		assertThat(upsert(payment("a:1", "Status__c", "Success")).isSuccess()).isTrue();
	}

	@Test
	void writersOfANewKeyWaitForEachOtherAndOneOfThemMakesIt() throws Exception {
		this.org.faults().on("upsert").then(new Fault.SlowCommit(Duration.ofMillis(50)));
		try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
			List<Future<UpsertResult>> results = IntStream.range(0, 4)
				.mapToObj((i) -> clients
					.submit(() -> this.fixture.connect().upsert(KEY, new SObject[] { payment("a:1") })[0]))
				.toList();
			int made = 0;
			for (Future<UpsertResult> result : results) {
				assertThat(result.get().isSuccess()).isTrue();
				made += result.get().isCreated() ? 1 : 0;
			}
			assertThat(made).isEqualTo(1);
		}
		assertThat(this.org.count(PAYMENT)).isEqualTo(1);
	}

	@Test
	void theTokenEndpointFailsTooWhenTold() {
		this.org.faults().on("token").once().then(Fault.edgePage());
		assertThat(this.fixture.post("/services/oauth2/token", "grant_type=client_credentials", null).statusCode())
			.isEqualTo(503);
	}

}
