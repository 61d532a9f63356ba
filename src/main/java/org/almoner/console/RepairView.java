package org.almoner.console;

import java.util.List;

import org.almoner.endpoint.Repair;

/** A repair, as the admin API says it: its steps, and what a check finds after it. */
record RepairView(List<String> steps, boolean done, CheckView check) {

	static RepairView of(Repair repair) {
		return new RepairView(repair.steps(), repair.done(), CheckView.of(repair.after()));
	}

}
