package org.almoner.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.almoner.queue.TestRedis.LANE;
import static org.almoner.queue.TestRedis.names;
import static org.almoner.queue.TestRedis.references;
import static org.assertj.core.api.Assertions.assertThat;

class LanesInAClusterTests {

	/** A cluster refuses what touches two slots: CROSSSLOT. */
	@Test
	void everyStepKeepsToTheSlotOfItsLane() {
		try (TestRedis redis = new TestRedis(TestServers.CLUSTER.start())) {
			RedisLanes lanes = redis.lanes();
			redis.behind.set(TestRedis.stream(LANE), "a stray key");
			lanes.enqueue(LANE, references(3));
			lanes.enqueue("another", references(1));
			try (LaneLease lease = lanes.lease().orElseThrow()) {
				List<LaneEntry> entries = lease.next(10);
				lease.acknowledge(entries.subList(0, 1));
				lease.later(entries.subList(1, 2), Instant.now());
				assertThat(names(lease.next(10))).isEqualTo(names(entries.subList(1, 2)));
				assertThat(lease.renew()).isTrue();
				assertThat(lease.status().waiting()).isEqualTo(2);
			}
			assertThat(lanes.status()).hasSize(2);
			assertThat(lanes.lease()).isPresent();
			assertThat(lanes.lease()).isPresent();
			assertThat(lanes.lease()).isEmpty();
			RedisSharedCopies copies = new RedisSharedCopies(redis.redis);
			copies.put("accounts", LANE, "sealed");
			assertThat(copies.all("accounts")).isEqualTo(Map.of(LANE, "sealed"));
		}
	}

}
