package org.almoner.event;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class StorePropertiesTests {

	/** Heroku's time from SIGTERM to SIGKILL. */
	private static final Duration HOST_LIMIT = Duration.ofSeconds(30);

	private static final Duration THE_REST = Duration.ofSeconds(3);

	@Test
	void aProcessEndsBeforeItsHostKillsItAlsoWhileTheOrgIsSilent() {
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer()).run((context) -> {
			Binder binder = Binder.get(context.getEnvironment());
			Duration requests = binder.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class).get();
			StoreProperties store = binder.bindOrCreate("almoner.store", StoreProperties.class);
			assertThat(requests.plus(store.drain()).plus(THE_REST)).isLessThanOrEqualTo(HOST_LIMIT);
			assertThat(requests).isGreaterThanOrEqualTo(store.deadline());
		});
	}

}
