package org.almoner.role;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConditionalOnRoleTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(DoorConfiguration.class, LoopConfiguration.class);

	@Test
	void aProcessWithoutNamedRolesHasThemAll() {
		this.runner.run(context -> assertThat(context).hasBean("door").hasBean("loop"));
	}

	@Test
	void aWebProcessHasNoWorker() {
		this.runner.withPropertyValues("almoner.roles=web")
			.run(context -> assertThat(context).hasBean("door").doesNotHaveBean("loop"));
	}

	@Test
	void aWorkerHasNoDoor() {
		this.runner.withPropertyValues("almoner.roles=worker")
			.run(context -> assertThat(context).hasBean("loop").doesNotHaveBean("door"));
	}

	@Test
	void rolesAreReadWhateverTheirCaseAndSpaces() {
		assertThat(Role.parse(" Web , WORKER ")).containsExactly(Role.WEB, Role.WORKER);
	}

	@Test
	void anUnknownRoleIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Role.parse("web,clerk"));
		assertThatIllegalArgumentException().isThrownBy(() -> Role.parse("web,"));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnRole(Role.WEB)
	static class DoorConfiguration {

		@Bean
		String door() {
			return "door";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LoopConfiguration {

		@Bean
		@ConditionalOnRole(Role.WORKER)
		String loop() {
			return "loop";
		}

	}

}
