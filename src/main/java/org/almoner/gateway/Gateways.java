package org.almoner.gateway;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.springframework.stereotype.Component;

/** The gateways that Almoner knows. */
@Component
public class Gateways {

	private final Map<Provider, Gateway> gateways = new EnumMap<>(Provider.class);

	Gateways(Collection<Gateway> gateways) {
		gateways.forEach((gateway) -> this.gateways.put(gateway.provider(), gateway));
	}

	/** The gateway of an account. */
	public Gateway of(GatewayAccount account) {
		Gateway gateway = this.gateways.get(account.provider());
		if (gateway == null) {
			throw new IllegalStateException("No gateway is registered for " + account.provider().label());
		}
		return gateway;
	}

}
