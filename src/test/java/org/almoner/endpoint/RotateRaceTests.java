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

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two admins replace the endpoint of one account, and no lock keeps them apart. */
class RotateRaceTests {

	private static final int RACES = 200;

	private static final int ORG = 50;

	private final FakeEndpoints stripe = new FakeEndpoints();

	private final InMemoryLocks none = new InMemoryLocks();

	@Test
	void withoutAnyLockOneReplacementWhoseSecretIsKeptRemainsBesideTheOldEndpoint() throws Exception {
		this.none.forgetful(true);
		int both = 0;
		for (int from = 0; from < RACES; from += ORG) {
			Bench first = new Bench(this.stripe, null, this.none, new InMemorySharedCopies());
			Bench second = new Bench(this.stripe, first.salesforce, this.none, new InMemorySharedCopies());
			for (int race = from; race < from + ORG; race++) {
				both += race(race, first, second);
			}
		}
		assertThat(both).as("races in which both replaced it").isPositive();
	}

	/** Answers 1 where both replaced the endpoint, else 0. */
	private int race(int race, Bench first, Bench second) throws Exception {
		this.stripe.latency(() -> {
		});
		AccountKey account = first.draft("A" + race).key();
		first.endpoints.connect(account, Bench.BASE, Secret.of("rk_test_m" + race), null);
		String old = this.stripe.of("test_m" + race).getFirst().id();
		this.stripe.latency(RotateRaceTests::shortWait);
		CyclicBarrier start = new CyclicBarrier(2);
		List<Boolean> done = new ArrayList<>();
		try (ExecutorService admins = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Boolean> left = admins.submit(admin(first, account, start));
			Future<Boolean> right = admins.submit(admin(second, account, start));
			done.add(left.get(30, TimeUnit.SECONDS));
			done.add(right.get(30, TimeUnit.SECONDS));
		}
		assertThat(done).contains(true);
		assertOneRemains(race, old, first.accounts.find(account).orElseThrow());
		return done.contains(false) ? 0 : 1;
	}

	private void assertOneRemains(int race, String old, GatewayAccount holder) {
		String kept = String.valueOf(holder.endpoint().id());
		assertThat(kept).isNotEqualTo(old);
		assertThat(this.stripe.of("test_m" + race)).extracting(RemoteEndpoint::id).containsExactlyInAnyOrder(old, kept);
		assertThat(holder.credentials().signingSecrets()).extracting(SigningSecret::endpointId)
			.containsExactly(kept, old);
		assertThat(holder.credentials().signingSecrets()).extracting((one) -> one.secret().reveal())
			.containsExactly("whsec_of_" + kept, "whsec_of_" + old);
	}

	private static Callable<Boolean> admin(Bench bench, AccountKey account, CyclicBarrier start) {
		return () -> {
			start.await(30, TimeUnit.SECONDS);
			try {
				bench.endpoints.rotate(account, null);
				return true;
			}
			catch (EndpointException ex) {
				return false;
			}
		};
	}

	private static void shortWait() {
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_500_000));
	}

}
