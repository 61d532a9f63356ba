package org.almoner.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class GroupCommitTests {

	private final List<List<String>> flights = new CopyOnWriteArrayList<>();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

	private Function<List<String>, List<String>> carrying = (items) -> items;

	private Duration patience = Duration.ofSeconds(20);

	@AfterEach
	void end() {
		this.gate.countDown();
		this.callers.shutdownNow();
	}

	@Test
	void anIdleOneStartsAtOnceAndTheRestTravelTogether() throws Exception {
		try (GroupCommit<String, String> commit = commit(limits(2000, 200, Duration.ofSeconds(20)), true)) {
			List<Future<String>> first = submit(commit, 0, 1);
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			List<Future<String>> rest = submit(commit, 1, 64);
			await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 63);
			this.gate.countDown();
			assertThat(first.getFirst().get(5, TimeUnit.SECONDS)).isEqualTo("0");
			for (int index = 0; index < rest.size(); index++) {
				assertThat(rest.get(index).get(5, TimeUnit.SECONDS)).isEqualTo(String.valueOf(index + 1));
			}
			assertThat(this.flights).extracting(List::size).containsExactly(1, 63);
		}
	}

	@Test
	void whatComesToABusyDoorWithinItsPaceTravelsTogether() throws Exception {
		StoreProperties paced = new StoreProperties(2000, DataSize.ofMegabytes(1), 200, Duration.ofSeconds(1),
				Duration.ofSeconds(1), 1, Duration.ofSeconds(20), Duration.ofMillis(500));
		try (GroupCommit<String, String> commit = commit(paced, true)) {
			submit(commit, 0, 1);
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			submit(commit, 1, 10);
			await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 9);
			this.gate.countDown();
			submit(commit, 10, 60);
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 2);
			assertThat(this.flights).extracting(List::size).containsExactly(1, 59);
		}
	}

	@Test
	void oneAfterTheOtherEachGoesAtOnce() throws Exception {
		StoreProperties paced = new StoreProperties(2000, DataSize.ofMegabytes(1), 200, Duration.ofMinutes(1),
				Duration.ofMinutes(1), 1, Duration.ofSeconds(20), Duration.ofMillis(500));
		try (GroupCommit<String, String> commit = commit(paced, false)) {
			for (int item = 0; item < 20; item++) {
				submit(commit, item, item + 1).getFirst().get(5, TimeUnit.SECONDS);
			}
			assertThat(this.flights).hasSize(20);
		}
	}

	@Test
	void noCallHoldsMoreThanTheBatch() throws Exception {
		try (GroupCommit<String, String> commit = commit(limits(2000, 20, Duration.ofSeconds(20)), true)) {
			List<Future<String>> all = submit(commit, 0, 101);
			await().atMost(Duration.ofSeconds(5))
				.until(() -> this.flights.size() + commit.depth() > 80 && commit.bytes() == 101 * 10);
			this.gate.countDown();
			for (Future<String> one : all) {
				one.get(5, TimeUnit.SECONDS);
			}
			assertThat(this.flights).allMatch((flight) -> flight.size() <= 20).hasSizeLessThan(20);
		}
	}

	@Test
	void doublesTravelOnceAndAllGetTheOutcome() throws Exception {
		try (GroupCommit<String, String> commit = commit(limits(2000, 200, Duration.ofSeconds(20)), true)) {
			submit(commit, 0, 1);
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			List<Future<String>> same = new ArrayList<>();
			for (int index = 0; index < 10; index++) {
				same.add(this.callers.submit(() -> commit.submit("same", 10, this.patience)));
			}
			await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 10);
			this.gate.countDown();
			for (Future<String> one : same) {
				assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo("same");
			}
			assertThat(this.flights.get(1)).containsExactly("same");
		}
	}

	@Test
	void aFullOneRefusesAtOnce() {
		try (GroupCommit<String, String> commit = commit(limits(3, 1, Duration.ofSeconds(20)), true)) {
			submit(commit, 0, 1);
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			submit(commit, 1, 4);
			await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 3);
			assertThatExceptionOfType(NotStoredException.class)
				.isThrownBy(() -> commit.submit("more", 10, this.patience))
				.withMessageContaining("Too many");
			assertThat(commit.bytes()).isEqualTo(40);
			this.gate.countDown();
		}
	}

	@Test
	void tooManyBytesAreRefusedAndGivenBackOnceTheyAreThrough() throws Exception {
		try (GroupCommit<String, String> commit = commit(limits(100, 1, Duration.ofSeconds(20)), true)) {
			Future<String> large = this.callers.submit(() -> commit.submit("large", 1_000_000, this.patience));
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			assertThatExceptionOfType(NotStoredException.class)
				.isThrownBy(() -> commit.submit("more", 100_000, this.patience));
			this.gate.countDown();
			large.get(5, TimeUnit.SECONDS);
			assertThat(commit.bytes()).isZero();
			assertThat(commit.submit("more", 100_000, this.patience)).isEqualTo("more");
		}
	}

	@Test
	void whoWaitsTooLongIsToldAndTravelsNoMore() throws Exception {
		this.patience = Duration.ofMillis(300);
		try (GroupCommit<String, String> commit = commit(limits(100, 200, Duration.ofMillis(300)), true)) {
			List<Future<String>> two = new ArrayList<>(submit(commit, 0, 1));
			await().atMost(Duration.ofSeconds(5)).until(() -> this.flights.size() == 1);
			two.addAll(submit(commit, 1, 2));
			for (Future<String> one : two) {
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> one.get(5, TimeUnit.SECONDS))
					.withCauseInstanceOf(NotStoredException.class);
			}
			this.gate.countDown();
			await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 0);
			assertThat(commit.submit("after", 10, this.patience)).isEqualTo("after");
			assertThat(this.flights).containsExactly(List.of("0"), List.of("after"));
		}
	}

	@Test
	void aCarrierThatBreaksFailsItsOwnPassengersOnly() {
		this.carrying = (items) -> {
			throw new StackOverflowError("deep");
		};
		try (GroupCommit<String, String> commit = commit(limits(100, 200, Duration.ofSeconds(20)), false)) {
			assertThatExceptionOfType(NotStoredException.class)
				.isThrownBy(() -> commit.submit("one", 10, this.patience));
			this.carrying = (items) -> items;
			assertThat(commit.submit("two", 10, this.patience)).isEqualTo("two");
		}
	}

	@Test
	void aCarrierThatForgetsItemsLeavesNobodyWaiting() {
		this.carrying = (items) -> List.of();
		try (GroupCommit<String, String> commit = commit(limits(100, 200, Duration.ofSeconds(20)), false)) {
			assertThatExceptionOfType(NotStoredException.class)
				.isThrownBy(() -> commit.submit("one", 10, this.patience))
				.withMessageContaining("no outcome");
		}
	}

	@Test
	void theEndOfTheProcessCarriesWhatWasTaken() throws Exception {
		GroupCommit<String, String> commit = commit(limits(100, 2, Duration.ofSeconds(20)), true);
		List<Future<String>> taken = submit(commit, 0, 9);
		await().atMost(Duration.ofSeconds(5)).until(() -> commit.bytes() == 90 && !this.flights.isEmpty());
		Future<?> closing = this.callers.submit(commit::close);
		await().atMost(Duration.ofSeconds(5)).until(() -> isClosed(commit));
		this.gate.countDown();
		closing.get(5, TimeUnit.SECONDS);
		for (Future<String> one : taken) {
			assertThat(one.get(5, TimeUnit.SECONDS)).isNotNull();
		}
	}

	@Test
	void theEndOfTheProcessDoesNotWaitForEver() {
		GroupCommit<String, String> commit = commit(limits(100, 1, Duration.ofSeconds(20)), true);
		List<Future<String>> taken = submit(commit, 0, 3);
		await().atMost(Duration.ofSeconds(5)).until(() -> commit.depth() == 2);
		commit.close();
		await().atMost(Duration.ofSeconds(5)).until(() -> taken.stream().filter(Future::isDone).count() == 2);
		assertThat(taken.stream().filter(Future::isDone))
			.allSatisfy((one) -> assertThat(one.exceptionNow()).isInstanceOf(NotStoredException.class));
	}

	private static boolean isClosed(GroupCommit<String, String> commit) {
		try {
			commit.submit("late", 1_000_000_000, Duration.ofSeconds(5));
			return false;
		}
		catch (NotStoredException ex) {
			return String.valueOf(ex.getMessage()).contains("ends");
		}
	}

	private List<Future<String>> submit(GroupCommit<String, String> commit, int from, int to) {
		List<Future<String>> futures = new ArrayList<>();
		for (int index = from; index < to; index++) {
			String item = String.valueOf(index);
			futures.add(this.callers.submit(() -> commit.submit(item, 10, this.patience)));
		}
		return futures;
	}

	private GroupCommit<String, String> commit(StoreProperties limits, boolean held) {
		return new GroupCommit<>(limits, new GroupCommit.Carrier<String, String>() {

			@Override
			public String identity(String item) {
				return item;
			}

			@Override
			public List<String> carry(List<String> items) {
				GroupCommitTests.this.flights.add(List.copyOf(items));
				if (held) {
					hold();
				}
				return GroupCommitTests.this.carrying.apply(items);
			}

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

	private static StoreProperties limits(int waiting, int batch, Duration deadline) {
		return new StoreProperties(waiting, DataSize.ofBytes(1_048_576), batch, Duration.ZERO, Duration.ZERO, 1,
				deadline, Duration.ofMillis(500));
	}

}
