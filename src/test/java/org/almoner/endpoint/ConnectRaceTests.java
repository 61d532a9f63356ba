package org.almoner.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.queue.LocksOf;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two admins, each at a process of their own, connect the same merchant account. */
class ConnectRaceTests {

	private static final int RACES = 1_000;

	private static final int ORG = 50;

	private static final int AT_ONCE = 16;

	private final FakeEndpoints stripe = new FakeEndpoints();

	@Test
	void aThousandRacesEndWithOneEndpointAndOneAccountEach() throws Exception {
		this.stripe.latency(ConnectRaceTests::shortWait);
		try (RedisProcess redis = RedisProcess.start(0);
				LocksOf one = new LocksOf(redis);
				LocksOf other = new LocksOf(redis)) {
			// a small org each time: the tests' own is searched row by row
			for (int from = 0; from < RACES; from += ORG) {
				Bench first = new Bench(this.stripe, null, one.locks(), one.copies());
				Bench second = new Bench(this.stripe, first.salesforce, other.locks(), other.copies());
				run(from, ORG, first, second);
			}
		}
	}

	@Test
	void withoutAnyLockThereIsStillOneEndpointWhoseSecretIsKept() throws Exception {
		this.stripe.latency(ConnectRaceTests::shortWait);
		InMemoryLocks none = new InMemoryLocks();
		none.forgetful(true);
		for (int from = 0; from < RACES; from += ORG) {
			Bench first = new Bench(this.stripe, null, none, new InMemorySharedCopies());
			Bench second = new Bench(this.stripe, first.salesforce, none, new InMemorySharedCopies());
			run(from, ORG, first, second);
		}
	}

	private void run(int from, int races, Bench first, Bench second) throws Exception {
		try (ExecutorService runners = Executors.newFixedThreadPool(AT_ONCE);
				ExecutorService admins = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> all = new ArrayList<>();
			IntStream.range(from, from + races).forEach((race) -> all.add(runners.submit(() -> {
				race(race, first, second, admins);
				return null;
			})));
			for (Future<?> one : all) {
				one.get(60, TimeUnit.SECONDS);
			}
		}
	}

	/** Even races are for one Draft, odd ones for two Drafts of one merchant account. */
	private void race(int race, Bench first, Bench second, ExecutorService admins) throws Exception {
		AccountKey one = first.draft("A" + race).key();
		AccountKey other = (race % 2 == 0) ? one : second.draft("B" + race).key();
		Secret key = Secret.of("rk_test_m" + race);
		CyclicBarrier start = new CyclicBarrier(2);
		Future<Boolean> left = admins.submit(admin(first, one, key, start));
		Future<Boolean> right = admins.submit(admin(second, other, key, start));
		// both are waited for: one who still works may be about to delete or to make
		List<Boolean> done = List.of(left.get(30, TimeUnit.SECONDS), right.get(30, TimeUnit.SECONDS));
		assertThat(done).contains(true);
		List<RemoteEndpoint> endpoints = this.stripe.of("test_m" + race);
		assertThat(endpoints).hasSize(1);
		assertHolder(first, race, endpoints.getFirst());
	}

	private static void assertHolder(Bench bench, int race, RemoteEndpoint endpoint) {
		List<AccountKey> holders = bench.salesforce.all("Gateway_Account__c")
			.stream()
			.filter((row) -> ("Stripe:m" + race + ":test").equals(row.get("Identity_Key__c")))
			.map((row) -> new AccountKey(String.valueOf(row.get("Gateway_Key__c"))))
			.toList();
		assertThat(holders).hasSize(1);
		GatewayAccount holder = bench.accounts.find(holders.getFirst()).orElseThrow();
		assertThat(holder.isActive()).isTrue();
		assertThat(holder.endpoint().id()).isEqualTo(endpoint.id());
		assertThat(holder.credentials().current().orElseThrow().secret().reveal())
			.isEqualTo("whsec_of_" + endpoint.id());
	}

	private static Callable<Boolean> admin(Bench bench, AccountKey account, Secret key, CyclicBarrier start) {
		return () -> {
			start.await(30, TimeUnit.SECONDS);
			try {
				bench.endpoints.connect(account, Bench.BASE, key, null);
				return true;
			}
			catch (EndpointException | AccountException.Taken ex) {
				return false;
			}
		};
	}

	private static void shortWait() {
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_500_000));
	}

}
