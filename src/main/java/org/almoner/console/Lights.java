package org.almoner.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.almoner.account.EndpointHealth;
import org.almoner.console.Light.State;

/** Puts how this Almoner is doing into lights: one for each thing that it promises. */
final class Lights {

	private static final int MANY_WAIT = 400;

	private static final Duration QUIET = Duration.ofDays(7);

	private static final Duration PULSE_LATE = Duration.ofMinutes(3);

	private static final Duration PULSE_MISSING = Duration.ofMinutes(10);

	private static final Duration OLD = Duration.ofMinutes(5);

	private static final Duration VERY_OLD = Duration.ofHours(1);

	private static final int MUCH = 80;

	private static final int ALMOST_ALL = 95;

	private final StatusView status;

	private final Instant now;

	private Lights(StatusView status, Instant now) {
		this.status = status;
		this.now = now;
	}

	/** The lights of the site itself. */
	static List<Light> ofSite(StatusView status, Instant now) {
		Lights lights = new Lights(status, now);
		return List.of(lights.door(), lights.salesforce(), lights.calls(), lights.redis(), lights.queue(),
				lights.worker(), BudgetLight.of(status.budget()));
	}

	/** The lights of the accounts, their endpoints and their last events. */
	static List<Light> ofAccounts(StatusView status, Instant now) {
		Lights lights = new Lights(status, now);
		List<Light> all = new ArrayList<>();
		for (StatusView.Account account : status.accounts()) {
			all.add(lights.endpoint(account));
			all.add(lights.lastEvent(account));
		}
		return all;
	}

	private Light door() {
		StatusView.Door door = this.status.door();
		boolean isBusy = door.waitingEvents() > MANY_WAIT;
		return Light.of("Door", isBusy ? State.WARN : State.GOOD,
				(isBusy ? "Open, but more comes than Salesforce takes: " : "Open: ")
						+ counted(door.requests(), "delivery", "deliveries") + " under way, "
						+ counted(door.waitingEvents(), "event", "events") + " waiting to be stored.");
	}

	private Light salesforce() {
		Spooling spooling = new Spooling(this.status.redis().spool());
		if (!this.status.salesforce().reachable()) {
			return Light.of("Salesforce", State.BAD, "Does not answer, or refuses us. " + spooling.meanwhile()
					+ " If this lasts, look at the connected app and its user in Salesforce.");
		}
		return Light.of("Salesforce", spooling.isUsual() ? State.GOOD : State.WARN, "Answers." + spooling.rest());
	}

	private Light calls() {
		StatusView.Salesforce org = this.status.salesforce();
		if (org.callLimit() <= 0) {
			return Light.of("API calls of the day", State.OFF, "Not known before Salesforce's first answer.");
		}
		long share = org.callsUsed() * 100L / org.callLimit();
		State state = (share >= ALMOST_ALL) ? State.BAD : (share >= MUCH) ? State.WARN : State.GOOD;
		String rest = (state == State.GOOD) ? "" : " When they are used up, Salesforce takes nothing until some are "
				+ "a day old: find out what uses them.";
		return Light
			.of("API calls of the day", state,
					"%,d of %,d used by everybody; %,d by this process since it started.".formatted(org.callsUsed(),
							org.callLimit(), org.ownCalls()) + rest)
			.share(org.callsUsed(), org.callLimit());
	}

	private Light redis() {
		StatusView.Redis redis = this.status.redis();
		if (!redis.reachable()) {
			return Light.of("Redis", State.BAD, "Does not answer. Events are stored in Salesforce all the same and "
					+ "worked on when Redis is back.");
		}
		return Light.of("Redis", State.GOOD, Boolean.TRUE.equals(redis.durable())
				? "Answers, and keeps what it holds over a restart."
				: "Answers. It forgets what it holds on a restart; what waits is then found again in Salesforce.");
	}

	private Light queue() {
		if (!this.status.redis().reachable()) {
			return Light.of("Queue", State.OFF, "Not known while Redis is away.");
		}
		List<StatusView.Lane> lanes = this.status.redis().lanes();
		long waiting = lanes.stream().mapToLong(StatusView.Lane::waiting).sum();
		long later = lanes.stream().mapToLong(StatusView.Lane::later).sum();
		StatusView.Lane slowest = lanes.stream()
			.filter((lane) -> lane.waiting() > 0)
			.max(Comparator.comparingLong(StatusView.Lane::oldestSeconds))
			.orElse(null);
		String text = counted(waiting, "event", "events") + " waiting, " + later + " to be tried again later.";
		if (slowest == null) {
			return Light.of("Queue", State.GOOD, text);
		}
		Duration oldest = Duration.ofSeconds(slowest.oldestSeconds());
		return Light.of("Queue", byAge(oldest, OLD, VERY_OLD), text + " The oldest has waited for "
				+ Spans.inWords(oldest) + ", in the lane of " + nameOf(slowest.account()) + ".");
	}

	private Light worker() {
		if (!this.status.redis().reachable()) {
			return Light.of("Worker", State.OFF, "Not known while Redis is away.");
		}
		Instant seen = this.status.redis().workerSeenAt();
		if (seen == null) {
			return Light.of("Worker", State.BAD, "No worker has been seen. Events are stored but not worked on: "
					+ "start a process with the role worker.");
		}
		Duration age = Duration.between(seen, this.now);
		State state = byAge(age, PULSE_LATE, PULSE_MISSING);
		return Light.of("Worker", state, (state == State.GOOD) ? "Alive." : "Not seen since " + Spans.ago(age)
				+ ". Events are stored but not worked on: look whether a process " + "with the role worker runs.");
	}

	private Light endpoint(StatusView.Account account) {
		String name = account.name() + ": endpoint";
		String link = "/admin/accounts/" + account.key();
		if ("Draft".equals(account.status()) || "Disabled".equals(account.status())) {
			return Light.of(name, State.OFF, account.status() + ". It takes no events.").link(link);
		}
		EndpointHealth health = EndpointHealth.ofLabel(account.endpointHealth());
		State state = switch (health) {
			case HEALTHY -> State.GOOD;
			case UNCHECKED -> State.OFF;
			case WRONG_EVENTS, WRONG_VERSION -> State.WARN;
			case MISSING, DUPLICATE, DISABLED, UNREACHABLE -> State.BAD;
		};
		return Light.of(name, state, sentence(account, health)).link(link);
	}

	private String sentence(StatusView.Account account, EndpointHealth health) {
		String detail = account.endpointDetail();
		String said = (detail == null || detail.isBlank()) ? health.label() + "." : detail;
		Instant checkedAt = account.endpointCheckedAt();
		return (checkedAt == null) ? said : said + " Checked " + Spans.ago(Duration.between(checkedAt, this.now)) + ".";
	}

	private Light lastEvent(StatusView.Account account) {
		String name = account.name() + ": last event";
		String link = "/admin/events?account=" + account.key();
		Instant last = account.lastEventAt();
		if (last == null) {
			return Light.of(name, State.OFF, "None so far.").link(link);
		}
		Duration age = Duration.between(last, this.now);
		boolean isQuiet = age.compareTo(QUIET) > 0 && !"Disabled".equals(account.status());
		return Light
			.of(name, isQuiet ? State.WARN : State.GOOD, Spans.ago(age)
					+ (isQuiet ? ". That is quiet for a week or more: if gifts came in, check the endpoint." : "."))
			.link(link);
	}

	private String nameOf(String key) {
		return this.status.accounts()
			.stream()
			.filter((account) -> account.key().equals(key))
			.map(StatusView.Account::name)
			.findFirst()
			.orElse(key);
	}

	private static State byAge(Duration age, Duration warn, Duration bad) {
		if (age.compareTo(warn) < 0) {
			return State.GOOD;
		}
		return (age.compareTo(bad) < 0) ? State.WARN : State.BAD;
	}

	private static String counted(long number, String one, String many) {
		return number + " " + ((number == 1) ? one : many);
	}

}
