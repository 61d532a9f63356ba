package org.almoner.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTests {

	private static final int THREADS = 64;

	private final WireOrg org = new WireOrg();

	private final Time time = new Time();

	@AfterEach
	void close() {
		this.org.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Session expired or invalid",
			"Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash" })
	void aSessionThatEndedIsRenewedAndTheCallIsMadeAgain(String words) {
		SoapSalesforce salesforce = Seam.of(this.org);
		this.org.order(Answer.fault("INVALID_SESSION_ID", words));
		assertThat(salesforce.create(List.of(Seam.event(1)))).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.requests).hasSize(2);
		assertThat(this.org.lastRequest()).contains("sessionId>T2<");
	}

	@Test
	void theNewSessionIsKept() {
		SoapSalesforce salesforce = Seam.of(this.org);
		this.org.order(Answer.fault("INVALID_SESSION_ID", "Session expired or invalid"));
		salesforce.create(List.of(Seam.event(1)));
		salesforce.create(List.of(Seam.event(2)));
		assertThat(this.org.requests).hasSize(3);
		assertThat(this.org.tokenRequests).hasSize(2);
	}

	@Test
	void manyThreadsThatMeetAnEndedSessionAskForOneNewOne() throws Exception {
		SoapSalesforce salesforce = Seam.of(this.org, Seam.slots(THREADS, Duration.ofSeconds(20)));
		salesforce.create(List.of(Seam.event(0)));
		CyclicBarrier allSent = new CyclicBarrier(THREADS);
		this.org.habit = (body) -> {
			if (body.contains("sessionId>T1<")) {
				await(allSent);
				return Answer.fault("INVALID_SESSION_ID", "Session expired or invalid");
			}
			return WireOrg.takeAll(body);
		};
		assertThat(inThreads(salesforce)).hasSize(THREADS).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.tokenRequests).hasSize(2);
	}

	@Test
	void manyThreadsWriteTheSameEnvelopeForTheSameRow() throws Exception {
		SoapSalesforce salesforce = Seam.of(this.org);
		for (int round = 0; round < 5; round++) {
			inThreads(salesforce);
		}
		assertThat(this.org.requests).hasSize(THREADS * 5)
			.extracting((body) -> body.replaceAll("evt_\\d+", "evt"))
			.containsOnly(this.org.requests.getFirst().replaceAll("evt_\\d+", "evt"));
		assertThat(this.org.tokenRequests).hasSize(1);
	}

	@Test
	void noMoreCallsAreInFlightThanAllowed() throws Exception {
		AtomicInteger inFlight = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch goOn = new CountDownLatch(1);
		this.org.habit = (body) -> {
			most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
			await(goOn);
			inFlight.decrementAndGet();
			return WireOrg.takeAll(body);
		};
		SoapSalesforce salesforce = Seam.of(this.org, Seam.slots(3, Duration.ofSeconds(20)));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<List<SaveOutcome>> all = threads.submit(() -> inThreads(salesforce));
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> inFlight.get() == 3);
			goOn.countDown();
			assertThat(all.get(20, TimeUnit.SECONDS)).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		}
		assertThat(most).hasValue(3);
	}

	@Test
	void aCallThatGetsNoTurnIsAway() throws Exception {
		CountDownLatch goOn = new CountDownLatch(1);
		this.org.habit = (body) -> {
			await(goOn);
			return WireOrg.takeAll(body);
		};
		SoapSalesforce salesforce = Seam.of(this.org, Seam.slots(1, Duration.ofMillis(50)));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<List<SaveOutcome>> first = threads.submit(() -> salesforce.create(List.of(Seam.event(1))));
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.org.requests.size() == 1);
			assertThat(salesforce.create(List.of(Seam.event(2)))).singleElement()
				.isInstanceOfSatisfying(SaveOutcome.Refused.class, (refused) -> {
					assertThat(refused.kind()).isEqualTo(FailureKind.AWAY);
					assertThat(refused.code()).isEqualTo("BUSY");
				});
			goOn.countDown();
			assertThat(first.get(20, TimeUnit.SECONDS)).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		}
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void anAppThatIsRefusedDoesNotHammerTheLogin() {
		SoapSalesforce salesforce = new Seam(this.org.url(), Seam.QUICK, this.time).salesforce;
		Answer refusal = Answer.json(400, "{\"error\":\"invalid_client\"}");
		this.org.orderTokens(refusal, refusal);
		for (int i = 0; i < 20; i++) {
			assertThat(salesforce.create(List.of(Seam.event(i)))).singleElement()
				.isInstanceOfSatisfying(SaveOutcome.Refused.class,
						(refused) -> assertThat(refused.kind()).isEqualTo(FailureKind.CONFIGURATION));
		}
		assertThat(this.org.tokenRequests).hasSize(1);
		this.time.pass(Duration.ofSeconds(30));
		salesforce.create(List.of(Seam.event(1)));
		salesforce.create(List.of(Seam.event(1)));
		assertThat(this.org.tokenRequests).hasSize(2);
		this.time.pass(Duration.ofSeconds(60));
		assertThat(salesforce.create(List.of(Seam.event(1)))).hasOnlyElementsOfType(SaveOutcome.Saved.class);
		assertThat(this.org.requests).hasSize(1);
	}

	@Test
	void anOrgThatRefusesEvenNewSessionsDoesNotHammerTheLogin() {
		SoapSalesforce salesforce = new Seam(this.org.url(), Seam.QUICK, this.time).salesforce;
		this.org.habit = (body) -> Answer.fault("INVALID_SESSION_ID", "Session expired or invalid");
		for (int i = 0; i < 5; i++) {
			assertThat(((SaveOutcome.Refused) salesforce.create(List.of(Seam.event(i))).getFirst()).kind())
				.isEqualTo(FailureKind.AWAY);
		}
		assertThat(this.org.tokenRequests).hasSize(2);
		this.time.pass(Duration.ofSeconds(3));
		this.org.habit = WireOrg::takeAll;
		assertThat(salesforce.create(List.of(Seam.event(1)))).hasOnlyElementsOfType(SaveOutcome.Saved.class);
	}

	@Test
	void threadsThatWaitForARefusalShareIt() throws Exception {
		SoapSalesforce salesforce = new Seam(this.org.url(), Seam.QUICK, Clock.systemUTC()).salesforce;
		this.org.orderTokens(Answer.json(400, "{\"error\":\"invalid_grant\"}"));
		assertThat(inThreads(salesforce)).hasOnlyElementsOfType(SaveOutcome.Refused.class);
		assertThat(this.org.tokenRequests).hasSize(1);
	}

	private static List<SaveOutcome> inThreads(SoapSalesforce salesforce) throws Exception {
		List<SaveOutcome> outcomes = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<List<SaveOutcome>>> all = IntStream.range(0, THREADS)
				.mapToObj((i) -> threads.submit(() -> salesforce.create(List.of(Seam.event(i)))))
				.toList();
			for (Future<List<SaveOutcome>> one : all) {
				outcomes.addAll(one.get(30, TimeUnit.SECONDS));
			}
		}
		return outcomes;
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException | java.util.concurrent.BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
