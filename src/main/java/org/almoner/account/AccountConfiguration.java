package org.almoner.account;

import java.time.InstantSource;

import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretKeyProperties.class)
class AccountConfiguration {

	@Bean
	Sealer sealer(SecretKeyProperties secretKey) {
		return secretKey.sealer();
	}

	@Bean
	GatewayAccounts gatewayAccounts(SalesforceOperations salesforce, SharedCopies copies, Sealer sealer,
			InstantSource time) {
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(sealer)),
				new AccountCopies(copies, sealer), time);
	}

}
