package org.almoner.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

/** The seam under test, impatient, in front of a {@link WireOrg}. */
final class Seam {

	static final SalesforceProperties.Limits QUICK = new SalesforceProperties.Limits(Duration.ofSeconds(5),
			Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(1), 10, Duration.ofSeconds(20), 1000,
			8_000_000);

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	final OrgHealth health;

	final SoapSalesforce salesforce;

	Seam(String url, SalesforceProperties.Limits limits, InstantSource time) {
		this.health = new OrgHealth(time);
		this.salesforce = SoapSalesforce.of(settings(url, limits), BreakerProperties.USUAL, this.registry, this.health,
				time);
	}

	static SoapSalesforce of(WireOrg org) {
		return new Seam(org.url(), QUICK, Clock.systemUTC()).salesforce;
	}

	static SoapSalesforce of(WireOrg org, SalesforceProperties.Limits limits) {
		return new Seam(org.url(), limits, Clock.systemUTC()).salesforce;
	}

	static SalesforceProperties settings(String url, SalesforceProperties.@Nullable Limits limits) {
		return new SalesforceProperties(url, "the-app", "the-secret", null, null, (limits != null) ? limits : QUICK);
	}

	static SalesforceProperties.Limits readTimeout(Duration readTimeout) {
		return new SalesforceProperties.Limits(QUICK.connectTimeout(), readTimeout, QUICK.patience(), QUICK.backoff(),
				QUICK.concurrency(), QUICK.slotWait(), QUICK.maxRows(), QUICK.callBytes());
	}

	static SalesforceProperties.Limits slots(int concurrency, Duration slotWait) {
		return new SalesforceProperties.Limits(QUICK.connectTimeout(), QUICK.readTimeout(), QUICK.patience(),
				QUICK.backoff(), concurrency, slotWait, QUICK.maxRows(), QUICK.callBytes());
	}

	static SalesforceProperties.Limits rows(int maxRows) {
		return new SalesforceProperties.Limits(QUICK.connectTimeout(), QUICK.readTimeout(), QUICK.patience(),
				QUICK.backoff(), QUICK.concurrency(), QUICK.slotWait(), maxRows, QUICK.callBytes());
	}

	static SalesforceProperties.Limits callBytes(int callBytes) {
		return new SalesforceProperties.Limits(QUICK.connectTimeout(), QUICK.readTimeout(), QUICK.patience(),
				QUICK.backoff(), QUICK.concurrency(), QUICK.slotWait(), QUICK.maxRows(), callBytes);
	}

	/** A new Gateway Event. */
	static Row event(int number) {
		return Row.of("Gateway_Event__c").with("Gateway_Key__c", "k:evt_" + number);
	}

}
