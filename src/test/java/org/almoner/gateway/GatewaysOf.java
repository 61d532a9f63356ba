package org.almoner.gateway;

import java.util.List;

/** Makes a registry of gateways for the tests of other rooms. */
public final class GatewaysOf {

	private GatewaysOf() {
	}

	/** A registry of these. */
	public static Gateways gateways(Gateway... gateways) {
		return new Gateways(List.of(gateways));
	}

}
