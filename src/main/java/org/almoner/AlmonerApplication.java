package org.almoner;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Almoner in the roles that the environment names. */
@SpringBootApplication
public class AlmonerApplication {

	public static void main(String[] args) {
		start(AlmonerApplication.class, args);
	}

	/**
	 * Starts as a host does: with the host's variables, checked.
	 * @param source what to start; the sandbox and tests may start less, or more
	 * @param args properties such as {@code --almoner.redis.url=…}, which go before
	 * variables
	 * @return the running application, to be closed by the caller
	 */
	public static ConfigurableApplicationContext start(Class<?> source, String... args) {
		// else the JDK repeats a POST by itself when a kept connection has gone stale
		System.setProperty("sun.net.http.retryPost", "false");
		SpringApplication application = new SpringApplication(source);
		application.addListeners(new HostEnvironment());
		return application.run(args);
	}

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

}
