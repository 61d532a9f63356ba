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
	GatewayAccounts gatewayAccounts(SalesforceOperations salesforce, SharedCopies copies, SecretKeyProperties secretKey,
			InstantSource time) {
		Sealer sealer = secretKey.sealer();
		return new SalesforceGatewayAccounts(salesforce, new AccountRows(new CredentialsText(sealer)),
				new AccountCopies(copies, sealer), time);
	}

}
