package org.almoner.queue;

import org.almoner.sandbox.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** One real Redis for all tests, emptied between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkerTests {

	private final TestRedis server = new TestRedis(RedisProcess.start(0));

	private final Marker marker = new RedisMarker(this.server.redis);

	@BeforeEach
	void empty() {
		this.server.empty();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void aRebuildThatIsNotOverLeavesNoMark() {
		this.marker.begin();
		assertThat(this.marker.isMissing()).isTrue();
	}

	@Test
	void theMarkIsThereAfterARebuildAndUntilRedisIsEmptied() {
		assertThat(this.marker.set(this.marker.begin())).isTrue();
		assertThat(this.marker.isMissing()).isFalse();
		this.server.empty();
		assertThat(this.marker.isMissing()).isTrue();
	}

	@Test
	void aRebuildDuringWhichRedisWasEmptiedSetsNoMark() {
		String rebuild = this.marker.begin();
		this.server.empty();
		assertThat(this.marker.set(rebuild)).isFalse();
		assertThat(this.marker.isMissing()).isTrue();
	}

	@Test
	void ofTwoRebuildsTheLaterOneCounts() {
		String first = this.marker.begin();
		String second = this.marker.begin();
		assertThat(this.marker.set(first)).isFalse();
		assertThat(this.marker.set(second)).isTrue();
	}

}
