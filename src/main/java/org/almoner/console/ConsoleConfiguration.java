package org.almoner.console;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	@Bean
	@ConditionalOnRole(Role.WEB)
	PublicAddress publicAddress(AdminProperties properties, Environment environment) {
		return new PublicAddress(properties.publicUrl(), environment.getProperty("HEROKU_APP_DEFAULT_DOMAIN_NAME"));
	}

}
