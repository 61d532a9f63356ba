package org.almoner.gateway.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.gateway.Notice;
import org.almoner.gateway.stripe.StripeAnswer.Found;
import org.almoner.gateway.stripe.StripeAnswer.Missing;
import org.almoner.gateway.stripe.StripeAnswer.Unasked;

/**
 * What one batch asks of Stripe: within its bounds of number and time, at the account's
 * pace, and not where Stripe said no. Never throws for Stripe's sake.
 */
final class Inquiry {

	/** Of a list so many pages are read, of a hundred each. */
	static final int PAGES_MAX = 10;

	private static final StripeAnswer UNASKED = new Unasked();

	private final AccountKey account;

	private final StripeClients.Client client;

	private final LookupCache cache;

	private final StripeProperties.Lookups limits;

	private final InstantSource time;

	private final Pause pause;

	private final Instant deadline;

	private final AtomicInteger asked = new AtomicInteger();

	private final AtomicInteger leftOut = new AtomicInteger();

	/** Of every kind the first; so they are few. */
	private final Set<String> kinds = ConcurrentHashMap.newKeySet();

	private final Queue<Obstacle> obstacles = new ConcurrentLinkedQueue<>();

	Inquiry(AccountKey account, StripeClients.Client client, LookupCache cache, StripeProperties.Lookups limits,
			InstantSource time, Pause pause) {
		this.account = account;
		this.client = client;
		this.cache = cache;
		this.limits = limits;
		this.time = time;
		this.pause = pause;
		this.deadline = time.instant().plus(limits.timeMax());
	}

	/** How to wait. */
	@FunctionalInterface
	interface Pause {

		void sleep(Duration duration) throws InterruptedException;

	}

	/**
	 * What Stripe has at a path, as asked now or a few minutes ago.
	 * @param path with its query. What comes after a # is not sent: it names the state of
	 * which the answer must know, so that one of an earlier state is not taken for it
	 */
	Optional<Snapshot> get(String path) {
		StripeAnswer known = this.cache.find(this.account, path);
		StripeAnswer answer = (known != null) ? known : ask(path);
		return (answer instanceof Found found) ? Optional.of(found.object()) : Optional.empty();
	}

	/**
	 * The objects of a list, page after page: all of them, or as many as came until an
	 * answer failed or a bound was reached.
	 * @param query the path with a query, which may name a state as of {@link #get}
	 */
	List<Snapshot> list(String query) {
		List<Snapshot> all = new ArrayList<>();
		Optional<Snapshot> page = get(query);
		for (int pages = 1; page.isPresent(); pages++) {
			List<Snapshot> objects = page.get().objects("data");
			all.addAll(objects);
			Optional<String> last = page.filter((one) -> one.isTrue("has_more") && !objects.isEmpty())
				.flatMap((one) -> objects.getLast().id("id"));
			if (last.isPresent() && pages == PAGES_MAX) {
				leaveOut(Obstacle.bound("of a list no more than " + PAGES_MAX + " pages are read"));
				return all;
			}
			page = last.flatMap((id) -> get(after(query, id)));
		}
		return all;
	}

	private static String after(String query, String last) {
		String[] parts = query.split("#", 2);
		return parts[0] + "&starting_after=" + URLEncoder.encode(last, StandardCharsets.UTF_8)
				+ ((parts.length > 1) ? "#" + parts[1] : "");
	}

	/** Whether what is at a path need not be asked. */
	boolean knows(String path) {
		return this.cache.find(this.account, path) != null;
	}

	/** Remembers what is at a path, from a list that held it. */
	void remember(String path, Snapshot object) {
		this.cache.keep(this.account, path, new Found(object));
	}

	/** Asks for several things, a few at a time; in the order of what was wanted. */
	<W, A> List<A> each(Collection<W> wanted, Function<W, List<A>> ask) {
		if (wanted.isEmpty()) {
			return List.of();
		}
		List<Callable<List<A>>> tasks = wanted.stream().<Callable<List<A>>>map((one) -> () -> ask.apply(one)).toList();
		ExecutorService threads = Executors.newFixedThreadPool(this.limits.atOnce(), Thread.ofVirtual().factory());
		try {
			List<Future<List<A>>> answers = threads.invokeAll(tasks, remaining().toMillis(), TimeUnit.MILLISECONDS);
			return answers.stream().flatMap((answer) -> resultOf(answer).stream()).toList();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			leaveOut(Obstacle.bound("the worker stops"));
			return List.of();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private <A> List<A> resultOf(Future<List<A>> answer) {
		switch (answer.state()) {
			case SUCCESS -> {
				return answer.resultNow();
			}
			case FAILED -> leaveOut(Obstacle.unforeseen(answer.exceptionNow().getClass().getSimpleName()));
			default -> leaveOut(tookTooLong());
		}
		return List.of();
	}

	private StripeAnswer ask(String path) {
		String resource = resource(path);
		Optional<Obstacle> hindered = hindrance(resource);
		if (hindered.isPresent()) {
			leaveOut(hindered.get());
			return UNASKED;
		}
		StripeAnswer answer = this.client.api().get(path.replaceFirst("#.*$", ""));
		this.client.standing().note(resource, answer, this.time.instant());
		if (!(answer instanceof Found || answer instanceof Missing)) {
			leaveOut(this.client.standing()
				.obstacle(resource, this.time.instant())
				.orElseGet(() -> Obstacle.away("it asks to come again at once")));
		}
		this.cache.keep(this.account, path, answer);
		return answer;
	}

	private Optional<Obstacle> hindrance(String resource) {
		Optional<Obstacle> obstacle = this.client.standing().obstacle(resource, this.time.instant());
		if (obstacle.isPresent()) {
			return obstacle;
		}
		if (this.asked.getAndIncrement() >= this.limits.requestsMax()) {
			return Optional.of(Obstacle.bound("a batch asks no more than " + this.limits.requestsMax() + " times"));
		}
		return waitForTurn() ? this.client.standing().obstacle(resource, this.time.instant())
				: Optional.of(tookTooLong());
	}

	private boolean waitForTurn() {
		Duration wait = this.client.pacing().reserve(this.time.instant());
		if (wait.compareTo(remaining()) >= 0) {
			return false;
		}
		try {
			this.pause.sleep(wait);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Duration remaining() {
		Duration remaining = Duration.between(this.time.instant(), this.deadline);
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

	private Obstacle tookTooLong() {
		return Obstacle.bound("a batch asks no longer than " + this.limits.timeMax().toSeconds() + " s");
	}

	/** Notes that something could not be asked, or its answer not be used. */
	void leaveOut(Obstacle why) {
		this.leftOut.incrementAndGet();
		if (this.kinds.add(why.notice().kind())) {
			this.obstacles.add(why);
		}
	}

	/** The first part of a path that names a thing: {@code charges}. */
	private static String resource(String path) {
		return path.replaceFirst("^/v1/", "").replaceFirst("[/?#].*$", "");
	}

	/** How many things were not asked, or not answered. */
	int leftOut() {
		return this.leftOut.get();
	}

	/** Why they were not, in short; empty where nothing was left out. */
	String reasons() {
		return this.obstacles.stream().map(Obstacle::why).collect(Collectors.joining("; "));
	}

	/** What the admin must know of it, each kind once. */
	List<Notice> notices() {
		return this.obstacles.stream().map(Obstacle::notice).toList();
	}

}
