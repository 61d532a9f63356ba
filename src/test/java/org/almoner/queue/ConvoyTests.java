package org.almoner.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Callers that share round trips. */
class ConvoyTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final List<List<Integer>> trips = new CopyOnWriteArrayList<>();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

	private Function<List<Integer>, List<Optional<QueueException>>> end = ConvoyTests::well;

	@AfterEach
	void goHome() {
		this.gate.countDown();
		this.callers.shutdownNow();
	}

	@Test
	void anIdleOneStartsAtOnceAndTheRestTravelTogether() throws Exception {
		Convoy<Integer> convoy = convoy(200, SOON);
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy, 63);
		this.gate.countDown();
		for (Future<?> one : all) {
			one.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.trips).extracting(List::size).containsExactly(1, 63);
	}

	@Test
	void noTripHasMoreThanItMayAndAllGetThere() throws Exception {
		Convoy<Integer> convoy = convoy(20, SOON);
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy, 50);
		this.gate.countDown();
		for (Future<?> one : all) {
			one.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.trips).extracting(List::size).containsExactly(1, 20, 20, 10);
	}

	@Test
	void eachIsToldItsOwnEnd() throws Exception {
		this.end = (items) -> items.stream()
			.map((item) -> (item % 2 == 0) ? Optional.<QueueException>empty()
					: Optional.of(new QueueException("no room for " + item)))
			.toList();
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy(200, SOON), 10);
		this.gate.countDown();
		for (int item = 0; item < all.size(); item++) {
			if (item % 2 == 0) {
				all.get(item).get(10, TimeUnit.SECONDS);
			}
			else {
				assertFails(all.get(item), "no room for " + item);
			}
		}
	}

	@Test
	void whatBreaksATripFailsThoseOnItAndNobodyAfter() throws Exception {
		this.end = (items) -> {
			if (items.contains(1)) {
				throw new StackOverflowError("deep");
			}
			return well(items);
		};
		Convoy<Integer> convoy = convoy(5, SOON);
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy, 10);
		this.gate.countDown();
		for (Future<?> one : all.subList(1, 6)) {
			assertFails(one, "StackOverflowError");
		}
		for (Future<?> one : all.subList(6, 11)) {
			one.get(10, TimeUnit.SECONDS);
		}
		convoy.join(99);
		assertThat(this.trips.getLast()).containsExactly(99);
	}

	@Test
	void whoseEndIsForgottenIsToldSo() {
		this.end = (items) -> List.of();
		this.gate.countDown();
		Convoy<Integer> convoy = convoy(5, SOON);
		assertThatExceptionOfType(QueueException.class).isThrownBy(() -> convoy.join(1));
	}

	@Test
	void whoWaitsTooLongGivesUpAndTravelsNoMore() throws Exception {
		Convoy<Integer> convoy = convoy(200, Duration.ofMillis(200));
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy, 1);
		assertFails(all.get(1), "in time");
		this.gate.countDown();
		all.getFirst().get(10, TimeUnit.SECONDS);
		convoy.join(2);
		assertThat(this.trips).containsExactly(List.of(0), List.of(2));
	}

	@Test
	void whoIsInterruptedGivesUpAndTheOthersGetThere() throws Exception {
		Convoy<Integer> convoy = convoy(200, SOON);
		List<Future<?>> all = joinWhileOneIsUnderWay(convoy, 3);
		all.get(1).cancel(true);
		this.gate.countDown();
		all.get(2).get(10, TimeUnit.SECONDS);
		all.get(3).get(10, TimeUnit.SECONDS);
		convoy.join(4);
		assertThat(this.trips.getLast()).containsExactly(4);
	}

	@Test
	void thousandsWhoComeAndGiveUpAtAnyMomentLeaveNobodyBehind() throws Exception {
		this.gate.countDown();
		this.end = (items) -> {
			LockSupport.parkNanos(10_000);
			return well(items);
		};
		Convoy<Integer> convoy = convoy(7, Duration.ofMillis(1));
		AtomicInteger through = new AtomicInteger();
		List<Future<?>> all = new ArrayList<>();
		IntStream.range(0, 5_000).forEach((item) -> all.add(this.callers.submit(() -> {
			convoy.join(item);
			through.incrementAndGet();
		})));
		int gaveUp = 0;
		for (Future<?> one : all) {
			try {
				one.get(10, TimeUnit.SECONDS);
			}
			catch (ExecutionException ex) {
				assertThat(ex.getCause()).isInstanceOf(QueueException.class);
				gaveUp++;
			}
		}
		assertThat(through.get() + gaveUp).isEqualTo(5_000);
		assertThat(this.trips).allMatch((trip) -> trip.size() <= 7);
		assertThat(this.trips.stream().flatMap(List::stream)).doesNotHaveDuplicates()
			.hasSizeGreaterThanOrEqualTo(through.get());
		convoy.join(5_000);
	}

	/** The first is 0 and under way; the others come in the order of their numbers. */
	private List<Future<?>> joinWhileOneIsUnderWay(Convoy<Integer> convoy, int others) {
		List<Future<?>> all = new ArrayList<>(List.of(this.callers.submit(() -> convoy.join(0))));
		await().atMost(SOON).until(() -> this.trips.size() == 1);
		for (int number = 1; number <= others; number++) {
			int item = number;
			all.add(this.callers.submit(() -> convoy.join(item)));
			await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> convoy.depth() == item);
		}
		return all;
	}

	private static void assertFails(Future<?> one, String words) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> one.get(10, TimeUnit.SECONDS))
			.withCauseInstanceOf(QueueException.class)
			.withMessageContaining(words);
	}

	private static List<Optional<QueueException>> well(List<Integer> items) {
		return Collections.nCopies(items.size(), Optional.empty());
	}

	private Convoy<Integer> convoy(int size, Duration patience) {
		return new Convoy<>(size, patience, (items) -> {
			this.trips.add(List.copyOf(items));
			if (items.contains(0)) {
				hold();
			}
			return this.end.apply(items);
		});
	}

	private void hold() {
		try {
			if (!this.gate.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The test never opened the gate");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
