package org.almoner.event;

import org.almoner.budget.Budget;

/**
 * Whether the door answers from the spool, so that events travel to the org together
 * instead of as they come. It does not change its mind at every call more or less.
 */
final class SpoolFirst {

	private static final double FROM = 0.25;

	private static final double UNTIL = 0.15;

	private final Budget budget;

	private volatile boolean isOn;

	SpoolFirst(Budget budget) {
		this.budget = budget;
	}

	boolean isOn() {
		double thrift = this.budget.thrift();
		boolean now = thrift > (this.isOn ? UNTIL : FROM);
		this.isOn = now;
		return now;
	}

}
