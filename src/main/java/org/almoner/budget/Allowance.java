package org.almoner.budget;

import org.almoner.queue.CallBucket;
import org.almoner.salesforce.ApiUse;

/**
 * What a share of an org's calls allows, and what thrift a level of the bucket asks for.
 *
 * @param share in percent
 * @param limit calls that the org allows everybody in 24 hours
 */
record Allowance(int share, int limit) {

	private static final int HOURS = 24;

	private static final int SECONDS = 86_400;

	/** From here on calls may be made as they come. */
	private static final double HALF = 0.5;

	/** From here on nothing more can be saved. */
	private static final double TENTH = 0.1;

	private static final double SHORT = 1.0 / 3;

	/** Calls in 24 hours. */
	long calls() {
		return (long) this.limit * this.share / 100;
	}

	/** An hour's worth of calls: the most that can be saved up. */
	double capacity() {
		return Math.max(1, calls() / (double) HOURS);
	}

	CallBucket.Terms terms() {
		return new CallBucket.Terms(calls() / (double) SECONDS, capacity(), capacity() * TENTH);
	}

	/**
	 * From 0 to 1.
	 * @param level of the bucket
	 * @param org what everybody left of the org's day
	 */
	double thrift(double level, ApiUse.Level org) {
		double own = Math.clamp((HALF - level / capacity()) / (HALF - TENTH), 0, 1);
		return switch (org) {
			case PLENTY -> own;
			case SHORT -> Math.max(own, SHORT);
			case LAST -> 1;
		};
	}

}
