package org.almoner.sweep;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.AccountsOf;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.event.Arrival;
import org.almoner.event.EventsOf;
import org.almoner.event.FetchedEvents;
import org.almoner.event.NewGatewayEvent;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewaysOf;
import org.almoner.gateway.stripe.StripeOf;
import org.almoner.log.LogOf;
import org.almoner.queue.SharedCopies;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;

/** An account of which events of a month are at Stripe, and not all arrived. */
final class SweptMonth implements AutoCloseable {

	static final String API_KEY = "rk_test_sweeps";

	static final int EVENTS = 3_000;

	private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

	/** Made once: it takes seconds. */
	private static final List<StripeEvent> MONTH = month();

	/** Another one after Redis was emptied. */
	String mark = "the first";

	final HandClock clock = new HandClock(START.plus(Duration.ofDays(30)));

	final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	final RecordingLanes lanes = new RecordingLanes();

	final InMemoryLocks locks = new InMemoryLocks();

	final StripeDouble stripe = StripeDouble.start(0, "acct_1SandboxAlmoner00", false, this.clock);

	final GatewayAccounts accounts = AccountsOf.process(this.salesforce, new InMemorySharedCopies(), this.clock);

	final GatewayAccount account;

	private final List<StripeEvent> published;

	private final FetchedEvents events = EventsOf.fetched(this.salesforce);

	private final Gateway gateway = StripeOf.at(this.stripe.base(), this.clock);

	/** An account of which the first so many events are at Stripe. */
	SweptMonth(int size) {
		this.published = MONTH.subList(0, size);
		this.stripe.allow(API_KEY, Set.of("rak_event_read"));
		this.stripe.publish(this.published);
		Credentials credentials = new Credentials(Samples.manual().signingSecrets(), Secret.of(API_KEY));
		this.account = this.accounts.create(Samples.newAccount("Charity", "acct_1SandboxAlmoner00", credentials));
	}

	private static List<StripeEvent> month() {
		Set<String> types = Set.copyOf(StripeOf.at(URI.create("http://localhost"), new HandClock(START)).eventTypes());
		List<StripeEvent> events = CharityMonth.generate(3, 2 * EVENTS, START, MonthOptions.EVERYTHING)
			.events()
			.stream()
			.filter((event) -> types.contains(event.type()))
			.limit(EVENTS)
			.toList();
		if (events.size() < EVENTS || events.getLast().created() > START.plus(Duration.ofDays(29)).getEpochSecond()) {
			throw new IllegalStateException("The month is too small, or too slow");
		}
		return events;
	}

	/** Lets all events arrive but some that are drawn; answers the ids of those. */
	Set<String> arriveAllBut(int dropped) {
		List<StripeEvent> drawn = new ArrayList<>(this.published);
		Collections.shuffle(drawn, new Random(7));
		arrive(drawn.subList(dropped, drawn.size()));
		return ids(drawn.subList(0, dropped));
	}

	void arrive(Collection<StripeEvent> some) {
		this.events.store(some.stream().map(this::delivered).toList());
	}

	private NewGatewayEvent delivered(StripeEvent event) {
		return new NewGatewayEvent(this.account, event.id(), event.type(), null, event.objectId(), null, false,
				Instant.ofEpochSecond(event.created()), this.clock.instant(),
				event.json().getBytes(StandardCharsets.UTF_8), "{}", Arrival.WEBHOOK);
	}

	List<StripeEvent> published() {
		return this.published;
	}

	static Set<String> ids(Collection<StripeEvent> events) {
		return events.stream().map(StripeEvent::id).collect(Collectors.toCollection(TreeSet::new));
	}

	/** A process that sweeps. */
	SourceSweep process(SharedCopies copies) {
		return process(copies, 100);
	}

	SourceSweep process(SharedCopies copies, int pages) {
		SourceSweep.Tools tools = new SourceSweep.Tools(new OneAtATime(this.locks, Duration.ofMinutes(15)),
				new SweepBook(copies, () -> this.mark), new Intake(this.events, this.lanes, this.clock),
				new HandBudget(this.salesforce),
				new SweepReport(LogOf.org(this.salesforce, this.clock), new SimpleMeterRegistry()));
		return new SourceSweep(this.accounts, AccountsOf.sweeps(this.salesforce), GatewaysOf.gateways(this.gateway),
				tools, new SweepProperties.Source(Duration.ZERO, Duration.ZERO, pages, Duration.ofMinutes(2),
						Duration.ofHours(1)),
				this.clock);
	}

	/** The ids of the stored events that came in a way. */
	Set<String> stored(Arrival arrival) {
		return this.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((event) -> arrival.label().equals(event.get("Source__c")))
			.map((event) -> String.valueOf(event.get("Event_Id__c")))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	Set<String> enqueued() {
		return new HashSet<>(this.lanes.of(this.account.key().value()));
	}

	/** The log, its newest entry last. */
	List<Map<String, String>> log() {
		return this.salesforce.all("Gateway_Log__c");
	}

	@Override
	public void close() {
		this.stripe.close();
	}

}
