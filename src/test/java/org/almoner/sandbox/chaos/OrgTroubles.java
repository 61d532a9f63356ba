package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.Map;

import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.almoner.sandbox.org.SimulatedOrg;

/** Lets the org fail. */
final class OrgTroubles {

	/** Longer than the site's processes wait for an answer. */
	private static final Duration SILENCE = Duration.ofSeconds(3);

	private final SimulatedOrg org;

	OrgTroubles(SimulatedOrg org) {
		this.org = org;
	}

	/** Begins a trouble of the org. */
	Ongoing begin(Trouble trouble) {
		return switch (trouble) {
			case ORG_REFUSES -> away();
			case ORG_ENDS_SESSIONS -> withoutSessions();
			case ORG_SHOWS_A_PAGE -> of(any(), Fault.edgePage());
			case ORG_SILENT_BEFORE -> of(any(), new Fault.Silence(Fault.Moment.BEFORE_COMMIT, SILENCE));
			case ORG_SILENT_AFTER -> of(writes(), new Fault.Silence(Fault.Moment.AFTER_COMMIT, SILENCE));
			case ORG_DROPS -> of(any(), new Fault.Drop(Fault.Moment.AFTER_COMMIT));
			case ORG_TEARS -> of(any(), new Fault.Torn());
			case ORG_UNREADABLE -> of(any(), new Fault.UnknownHeader());
			case ORG_LIMIT ->
				of(any().when((call) -> !call.operation().equals("token")), Fault.refusal("REQUEST_LIMIT_EXCEEDED"));
			case ORG_LOCKS -> of(writes(), Fault.refusedRows("UNABLE_TO_LOCK_ROW", OrgTroubles::isEverySecond));
			case ORG_MAINTENANCE -> of(writes(), Fault.maintenance());
			case ORG_FULL -> of(writes(), Fault.storageFull());
			case ORG_SLOW -> of(any(), Fault.latency(Duration.ofMillis(100), Duration.ofMillis(800), 1));
			default -> throw new IllegalArgumentException(trouble + " is none of the org");
		};
	}

	private static boolean isEverySecond(Map<String, String> row) {
		return row.hashCode() % 2 == 0;
	}

	private Faults.Plan any() {
		return this.org.faults().onAny();
	}

	private Faults.Plan writes() {
		return this.org.faults().onWrites();
	}

	private static Ongoing of(Faults.Plan plan, Fault fault) {
		Faults.Rule rule = plan.then(fault);
		return new Ongoing(rule::hits, rule::clear);
	}

	private Ongoing away() {
		this.org.leave();
		return Ongoing.uncounted(this.org::comeBack);
	}

	private Ongoing withoutSessions() {
		this.org.expireSessions();
		return Ongoing.uncounted(this.org::expireSessions);
	}

}
