package org.almoner.event;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The pace of spooling and of draining.
 *
 * @param patience how long an event waits for the org before it is spooled, where it can
 * be
 * @param rest how long the org is left alone by the door after it failed
 * @param probe how many events the first call after a failure carries
 * @param batch how many events a call carries at the most
 * @param size how many bytes of bodies a call carries at the most
 * @param pause between two calls: others want to use the org, too
 * @param pauseMax the longest pause after failures
 * @param idle how often an empty spool is looked at
 * @param lock how long one process has the spool unless it renews; more than
 * {@code pauseMax}
 * @param putBack how often what was set aside is tried again
 * @param longestLinger how long the oldest event waits for company at the greatest thrift
 * with API calls; what is not yet done then must fit into the rest of a minute
 * @param company how many events wait for no more: as many as a batch of the worker
 */
@ConfigurationProperties("almoner.spooling")
record SpoolProperties(@DefaultValue("5s") Duration patience, @DefaultValue("3s") Duration rest,
		@DefaultValue("10") int probe, @DefaultValue("200") int batch, @DefaultValue("8MB") DataSize size,
		@DefaultValue("100ms") Duration pause, @DefaultValue("60s") Duration pauseMax,
		@DefaultValue("1s") Duration idle, @DefaultValue("90s") Duration lock, @DefaultValue("1h") Duration putBack,
		@DefaultValue("50s") Duration longestLinger, @DefaultValue("1000") int company) {

	private static final int SALESFORCE_ROWS = 200;

	SpoolProperties {
		if (probe < 1 || batch < probe || batch > SALESFORCE_ROWS) {
			throw new IllegalArgumentException(
					"almoner.spooling.probe and batch must be 1 to " + SALESFORCE_ROWS + ", the probe not the greater");
		}
		if (lock.compareTo(pauseMax) <= 0) {
			throw new IllegalArgumentException("almoner.spooling.lock must be longer than almoner.spooling.pause-max");
		}
	}

}
