package org.almoner.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.almoner.sandbox.redis.RedisProcess;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.almoner.queue.TestRedis.LANE;
import static org.almoner.queue.TestRedis.references;
import static org.assertj.core.api.Assertions.assertThat;

class QueueConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(QueueConfiguration.class);

	@Test
	void theLanesOfAProcessWorkOnTheRedisOfItsAddress() {
		try (RedisProcess redis = RedisProcess.start(0)) {
			this.application.withPropertyValues("almoner.redis.url=" + redis.url(), "almoner.redis.lease-duration=5s")
				.run((context) -> {
					Lanes lanes = context.getBean(Lanes.class);
					lanes.enqueue(LANE, references(3));
					try (LaneLease lease = lanes.lease().orElseThrow()) {
						assertThat(lease.remaining()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
						assertThat(lease.next(10)).hasSize(3);
					}
					assertThat(health(context.getBean(HealthIndicator.class)).getStatus()).isEqualTo(Status.UP);
				});
		}
	}

	@Test
	void withoutAnAddressTheStartEndsWithASentenceThatNamesTheVariable() {
		this.application.run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.rootCause()
			.hasMessageStartingWith("REDIS_URL is missing"));
	}

	@Test
	void itStartsWithoutRedisAndItsHealthSaysSo() {
		this.application.withPropertyValues("almoner.redis.url=redis://127.0.0.1:1").run((context) -> {
			Health health = health(context.getBean("redisHealthIndicator", HealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("error", "Redis does not answer");
		});
	}

	@Test
	void aRedisThatWouldThrowLanesAwayIsWarnedOf() {
		try (TestRedis redis = new TestRedis(TestServers.EMBEDDED.start())) {
			assertThat(health(new QueueHealth(redis.redis)).getDetails())
				.containsExactlyEntriesOf(Map.of("maxmemory-policy", "noeviction"));
			redis.set("maxmemory-policy", "allkeys-lru");
			assertThat(health(new QueueHealth(redis.redis)).getDetails()).containsKey("warning");
		}
	}

	@Test
	void copiesAreSharedUntilTheyAreReplacedOrRemoved() {
		try (TestRedis redis = new TestRedis(TestServers.EMBEDDED.start())) {
			SharedCopies one = new RedisSharedCopies(redis.redis);
			SharedCopies another = new RedisSharedCopies(redis.redis);
			assertThat(another.get("accounts", "a")).isEmpty();
			one.put("accounts", "a", "sealed");
			one.put("accounts", "b", "sealed too");
			one.put("accounts", "a", "sealed anew");
			one.put("others", "c", "else");
			assertThat(another.get("accounts", "a")).contains("sealed anew");
			assertThat(another.all("accounts")).isEqualTo(Map.of("a", "sealed anew", "b", "sealed too"));
			another.remove("accounts", "a");
			assertThat(one.get("accounts", "a")).isEmpty();
			assertThat(one.all("none")).isEmpty();
		}
	}

	private static Health health(HealthIndicator indicator) {
		return Objects.requireNonNull(indicator.health());
	}

}
