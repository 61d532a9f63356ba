package org.almoner.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * What the org is asked for each 1,000 events, by the door and the worker together, and
 * how long it takes from an event to its records.
 */
final class CallsSection implements Section {

	/** An event now and then. */
	static final String QUIET = "quiet, an event every 6 s";

	/** An event every second. */
	static final String STEADY = "steady, 1 event/s";

	/** Fifty events every second. */
	static final String GIVING_TUESDAY = "Giving Tuesday, 50 events/s";

	/** In the middle of a day whose share of the org's calls is used as it comes. */
	static final String SPENT = ", spent";

	/** What the smallest orgs of a paid edition have. */
	private static final int CALLS_A_DAY = 100_000;

	private static final String PLAIN = "one by one";

	private static final int CONNECTIONS = 64;

	/** What the plain connector does is known after so many events. */
	private static final int PLAIN_EVENTS = 300;

	private static final int WARMING_UP = 60;

	private static final Duration LIMIT = Duration.ofMinutes(5);

	/**
	 * Events that come at a rate.
	 *
	 * @param name what is printed
	 * @param perSecond how many a second
	 * @param count how many in all
	 * @param plainPerSecond the rate at which the plain connector gets them: where it
	 * would only wait, faster
	 */
	private record Load(String name, double perSecond, int count, double plainPerSecond) {

		/** The same with nothing saved up of the calls that Almoner may make. */
		Load spent() {
			return new Load(this.name + SPENT, this.perSecond, this.count, this.plainPerSecond);
		}

		void prepare(MeasuredSite site) {
			if (this.name.endsWith(SPENT)) {
				site.spendBudget();
			}
			else {
				site.fillBudget();
			}
		}

	}

	/**
	 * What was measured of either connector.
	 *
	 * @param events how many events
	 * @param calls what the org was asked
	 * @param times from an event to its records, in nanoseconds
	 * @param answers from an event to the answer 200, in nanoseconds
	 */
	private record Measured(int events, Calls calls, Collection<Long> times, Collection<Long> answers) {

		static Measured of(int events, Calls calls) {
			return new Measured(events, calls, List.of(), List.of());
		}

		double perThousand(int calls) {
			return 1000.0 * calls / this.events;
		}

		double perThousand(String operation) {
			return perThousand(this.calls.of(operation));
		}

	}

	@Override
	public List<Figure> measure(Setting setting) {
		Load steady = new Load(STEADY, 1, setting.scaled(240, 15), 10);
		Load tuesday = new Load(GIVING_TUESDAY, 50, setting.scaled(4500, 200), 50);
		List<Load> loads = List.of(new Load(QUIET, 1 / 6.0, setting.scaled(30, 4), 10), steady, tuesday, steady.spent(),
				tuesday.spent());
		int backlog = setting.scaled(20_000, 500);
		int all = WARMING_UP + backlog + loads.stream().mapToInt(Load::count).sum();
		CharityEvents charity = CharityEvents.of(11, all);
		List<Figure> figures = new ArrayList<>();
		try (MeasuredSite site = MeasuredSite.start(setting.directory(), MeasuredSite.Plan.ofWorkers(1))) {
			SandboxAccount account = site.connect(charity.month());
			site.allowCallsADay(CALLS_A_DAY);
			site.answerAfter(MeasuredSite.USUAL_CALL);
			int from = warmUp(site, account, charity);
			for (Load load : loads) {
				List<StripeEvent> events = charity.slice(from, load.count());
				from += events.size();
				figures.addAll(measure(site, account, load, events));
			}
			site.spendBudget();
			figures.addAll(backlog(site, account, charity.slice(from, backlog)));
			figures.addAll(site.memory("calls: all of these loads"));
		}
		return figures;
	}

	private static int warmUp(MeasuredSite site, SandboxAccount account, CharityEvents charity) {
		List<StripeEvent> events = charity.slice(0, WARMING_UP);
		almoner(site, account, 20, events);
		return events.size();
	}

	private static List<Figure> measure(MeasuredSite site, SandboxAccount account, Load load,
			List<StripeEvent> events) {
		load.prepare(site);
		int before = site.askedOfStripe();
		Measured almoner = almoner(site, account, load.perSecond(), events);
		int asked = site.askedOfStripe() - before;
		Measured plain = plain(events, load.plainPerSecond());
		List<Figure> figures = new ArrayList<>(calls(load.name(), almoner, plain));
		figures.add(Figure.of("calls", load.name(), "Stripe's API/1,000 events", almoner.perThousand(asked)));
		figures.add(Figure.of("calls", load.name(), "answer, p99 ms", Spread.ofNanos(almoner.answers()).p99()));
		Spread ours = Spread.ofNanos(almoner.times());
		Spread other = Spread.ofNanos(plain.times());
		figures.add(delay(load, "p50", ours.p50(), other.p50()));
		figures.add(delay(load, "p95", ours.p95(), other.p95()));
		figures.add(delay(load, "max", ours.max(), other.max()));
		return figures;
	}

	private static Figure delay(Load load, String what, double ours, double other) {
		return Figure.of("calls", load.name(), "event to record, " + what + " ms", ours).beside(other, PLAIN);
	}

	private static List<Figure> calls(String load, Measured almoner, Measured plain) {
		List<Figure> figures = new ArrayList<>();
		figures.add(Figure.of("calls", load, "org calls/1,000 events", almoner.perThousand(almoner.calls().total()))
			.beside(plain.perThousand(plain.calls().total()), PLAIN));
		Set<String> operations = new TreeSet<>(almoner.calls().byOperation().keySet());
		operations.addAll(plain.calls().byOperation().keySet());
		operations.remove("token");
		operations.forEach(
				(operation) -> figures.add(Figure.of("calls", load, "  " + operation, almoner.perThousand(operation))
					.beside(plain.perThousand(operation), PLAIN)));
		return figures;
	}

	private static List<Figure> backlog(MeasuredSite site, SandboxAccount account, List<StripeEvent> events) {
		String load = "a backlog of " + events.size();
		site.org().resetCalls();
		Backlog backlog = Backlog.of(site, List.of(account), events);
		Measured almoner = Measured.of(events.size(), site.org().calls());
		Measured plain = plain(events, 1e6);
		double plainPerSecond = 1000 * plain.events() / Spread.ofNanos(plain.times()).max();
		List<Figure> figures = new ArrayList<>(calls(load, almoner, plain));
		figures.add(Figure.of("calls", load, "events/s worked", backlog.perSecond())
			.beside(plainPerSecond, PLAIN + ", 25 at once"));
		return figures;
	}

	private static Measured almoner(MeasuredSite site, SandboxAccount account, double perSecond,
			List<StripeEvent> events) {
		site.org().resetCalls();
		try (Watch watch = Watch.start(site.org(), Backlog.keys(account, events))) {
			Deliveries.Flow flow = Deliveries.to(account.endpoint(), account.signingSecret())
				.atRate(perSecond, CONNECTIONS, events.size(), Deliveries.inTurn(events));
			Map<String, Long> ended = watch.await(LIMIT);
			List<Long> times = new ArrayList<>();
			flow.due().forEach((id, due) -> times.add(ended.getOrDefault(account.key() + ":" + id, due) - due));
			return new Measured(events.size(), site.org().calls(), times, flow.times());
		}
	}

	private static Measured plain(List<StripeEvent> events, double perSecond) {
		List<StripeEvent> some = events.subList(0, Math.min(PLAIN_EVENTS, events.size()));
		try (SimulatedOrg org = SimulatedOrg.start(0, Path.of("sfdx-metadata"))) {
			PlainConnector plain = PlainConnector.to(org);
			org.faults().onAny().then(Fault.latency(MeasuredSite.USUAL_CALL));
			Collection<Long> times = plain.take(some, perSecond);
			return new Measured(some.size(), org.calls(), times, List.of());
		}
	}

}
