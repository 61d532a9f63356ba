package org.almoner.testing;

import java.time.Instant;

import org.almoner.gateway.Gateways;
import org.almoner.posting.RecordArchive;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The web role between stand-ins. Not annotated as a configuration, so that no scan of
 * the real application finds it; name it in {@code @SpringBootTest(classes)}.
 */
@EnableAutoConfiguration
@ComponentScan({ "org.almoner.account", "org.almoner.event", "org.almoner.log", "org.almoner.webhook",
		"org.almoner.console" })
@Import({ Gateways.class, FakeGateway.class, RecordingLanes.class, InMemorySharedCopies.class, RecordArchive.class })
public class WebTestApplication {

	/** When the tests play. */
	public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	@Bean
	HandClock clock() {
		return new HandClock(NOW);
	}

	@Bean
	InMemorySalesforce salesforce(HandClock clock) {
		return new InMemorySalesforce(clock);
	}

}
