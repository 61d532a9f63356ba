package org.almoner.account;

import java.util.Arrays;

/** What the last check of an account's endpoint at the gateway found; the worst of it. */
public enum EndpointHealth {

	/** Nobody has checked it yet, or there is no API key to check it with. */
	UNCHECKED("Unchecked"),
	/** One endpoint, ours, on, with the right events in the right version. */
	HEALTHY("Healthy"),
	/** The account has no endpoint that leads here. */
	MISSING("Missing"),
	/** More than one endpoint leads here. */
	DUPLICATE("Duplicate"),
	/** It lacks events, or sends such as nobody asked for. */
	WRONG_EVENTS("Wrong Events"),
	/** Its events come in another version of the gateway's API. */
	WRONG_VERSION("Wrong Version"),
	/** It is switched off at the gateway. */
	DISABLED("Disabled"),
	/** The gateway did not answer, or did not take the key. */
	UNREACHABLE("Unreachable");

	private final String label;

	EndpointHealth(String label) {
		this.label = label;
	}

	/** The value of {@code Endpoint_Health__c}. */
	public String label() {
		return this.label;
	}

	/** The health of a label; of one that nobody knows, unchecked. */
	public static EndpointHealth ofLabel(String label) {
		return Arrays.stream(values())
			.filter((health) -> health.label.equals(label))
			.findFirst()
			.orElse(EndpointHealth.UNCHECKED);
	}

}
