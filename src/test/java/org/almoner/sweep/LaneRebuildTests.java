package org.almoner.sweep;

import java.time.Instant;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.almoner.account.AccountsOf;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.EventsOf;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes;
import org.almoner.queue.LocksOf;
import org.almoner.salesforce.FailureKind;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A real Redis that loses everything, and an org with 5,000 open events. */
class LaneRebuildTests {

	private static final int EVENTS = 5_000;

	private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccounts accounts = AccountsOf.process(this.salesforce, new InMemorySharedCopies(),
			this.clock);

	private final GatewayAccount first = account("First");

	private final GatewayAccount second = account("Second");

	private final Set<String> open = store();

	private final RedisProcess process = RedisProcess.start(0);

	private final LocksOf redis = new LocksOf(this.process);

	private final AtomicInteger rebuilt = new AtomicInteger();

	@AfterEach
	void stop() {
		this.redis.close();
		this.process.close();
	}

	@Test
	void anEmptiedRedisHasAllOpenEventsAgainAtOnceAndOnlyOnce() {
		rebuild(this.redis.lanes()).run();
		assertThat(waiting()).isEqualTo(EVENTS);
		rebuild(this.redis.lanes()).run();
		assertThat(waiting()).isEqualTo(EVENTS);

		this.redis.wipe();
		rebuild(this.redis.lanes()).run();
		assertThat(waiting()).isEqualTo(EVENTS);
		assertThat(drained()).isEqualTo(this.open);
		assertThat(this.rebuilt).hasValue(2);
	}

	@Test
	void aRedisThatIsEmptiedDuringTheRebuildIsRebuiltAgain() {
		rebuild(new WipedOnce()).run();
		assertThat(this.redis.marker().isMissing()).isTrue();
		assertThat(this.rebuilt).hasValue(0);
		rebuild(this.redis.lanes()).run();
		assertThat(drained()).isEqualTo(this.open);
		assertThat(this.rebuilt).hasValue(1);
	}

	@Test
	void whileTheOrgIsAwayTheMarkStaysMissing() {
		this.salesforce.away(FailureKind.AWAY);
		rebuild(this.redis.lanes()).run();
		assertThat(this.redis.marker().isMissing()).isTrue();
		this.salesforce.away(null);
		rebuild(this.redis.lanes()).run();
		assertThat(drained()).isEqualTo(this.open);
	}

	@Test
	void eventsOfADisabledAccountStayWhereTheyAre() {
		this.accounts.disable(this.second.key());
		rebuild(this.redis.lanes()).run();
		assertThat(waiting()).isEqualTo(EVENTS / 2);
	}

	private GatewayAccount account(String name) {
		return this.accounts.create(Samples.newAccount(name, null, Samples.manual()));
	}

	private Set<String> store() {
		EventsOf.fetched(this.salesforce)
			.store(IntStream.range(0, EVENTS)
				.mapToObj(
						(number) -> Samples.event((number % 2 == 0) ? this.first : this.second, "evt_" + number, "{}"))
				.toList());
		return IntStream.range(0, EVENTS).mapToObj((number) -> "evt_" + number).collect(Collectors.toSet());
	}

	private LaneRebuild rebuild(Lanes lanes) {
		return new LaneRebuild(this.accounts, EventsOf.unsettled(this.salesforce, this.clock), lanes,
				new LaneRebuild.Redis(this.redis.marker(), new OneAtATime(this.redis.locks(), Duration.ofMinutes(5)),
						this.rebuilt::incrementAndGet),
				1000);
	}

	private long waiting() {
		return this.redis.lanes().status().stream().mapToLong(Lanes.LaneStatus::waiting).sum();
	}

	private Set<String> drained() {
		Set<String> references = new HashSet<>();
		for (int lane = 0; lane < 2; lane++) {
			try (LaneLease lease = this.redis.lanes().lease().orElseThrow()) {
				List<LaneEntry> entries = lease.next(1000);
				while (!entries.isEmpty()) {
					entries.forEach((entry) -> references.add(entry.reference()));
					lease.acknowledge(entries);
					entries = lease.next(1000);
				}
			}
		}
		return references;
	}

	/** Redis loses everything after the third page. */
	private final class WipedOnce implements Lanes {

		private final Lanes lanes = LaneRebuildTests.this.redis.lanes();

		private final AtomicInteger enqueued = new AtomicInteger();

		@Override
		public void enqueue(String lane, Collection<String> references) {
			this.lanes.enqueue(lane, references);
			if (this.enqueued.incrementAndGet() == 6) {
				LaneRebuildTests.this.redis.wipe();
			}
		}

		@Override
		public Optional<LaneLease> lease() {
			return this.lanes.lease();
		}

		@Override
		public List<LaneStatus> status() {
			return this.lanes.status();
		}

	}

}
