package org.almoner.payout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.budget.Budget;
import org.almoner.fault.Unforeseen;
import org.almoner.gateway.GatewayException;
import org.almoner.payout.Errand.Purpose;
import org.almoner.posting.LaneCommand;
import org.almoner.posting.LeaseTooShortException;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reconciles payouts, piece by piece, in the account's lane. How far one is stands in
 * Redis after each step, so that a successor goes on where a worker died.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class ReconcileCommand implements LaneCommand {

	private static final Logger log = LoggerFactory.getLogger(ReconcileCommand.class);

	/** Until then another one of the same payout, or of too many, may have ended. */
	private static final Duration BUSY = Duration.ofMinutes(1);

	/** What can wait does while API calls run short. */
	private static final Duration SHORT = Duration.ofMinutes(10);

	/** An errand that nobody went on with for so long has lost its place in the lane. */
	private static final Duration STALE = Duration.ofHours(1);

	private final Reconciling reconciling;

	private final Verdicts verdicts;

	private final Courses courses;

	private final Orders orders;

	private final Budget budget;

	private final PayoutProperties properties;

	private final InstantSource time;

	ReconcileCommand(Reconciling reconciling, Verdicts verdicts, Courses courses, Orders orders, Budget budget,
			PayoutProperties properties, InstantSource time) {
		this.reconciling = reconciling;
		this.verdicts = verdicts;
		this.courses = courses;
		this.orders = orders;
		this.budget = budget;
		this.properties = properties;
		this.time = time;
	}

	@Override
	public boolean takes(LaneEntry entry) {
		return entry.reference().startsWith(Errand.PREFIX);
	}

	@Override
	public void run(GatewayAccount account, LaneLease lane, LaneEntry entry, Runnable beforeWrite) {
		Optional<Duration> pause = pause(account, Errand.of(entry.reference()), beforeWrite);
		if (pause.isEmpty()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		lane.later(List.of(entry), now().plus(pause.get()));
	}

	/** Goes on; how long until the next piece, empty where there is none. */
	private Optional<Duration> pause(GatewayAccount account, Errand errand, Runnable hold) {
		if (!this.orders.isOpen(errand)) {
			return Optional.empty();
		}
		if (errand.purpose() != Purpose.ORDER && !this.budget.hasSpare()) {
			return Optional.of(SHORT);
		}
		Optional<Course> under = this.courses.find(account.key(), errand.payoutId());
		if (under.isPresent() && !under.get().errand().equals(errand) && isAlive(under.get())) {
			int rank = errand.purpose().compareTo(under.get().errand().purpose());
			if (rank <= 0) {
				return (rank == 0) ? Optional.of(BUSY) : Optional.empty();
			}
		}
		Optional<Course> own = under.filter((course) -> course.errand().equals(errand));
		if (own.isEmpty() && !makeRoom(account.key(), under)) {
			return Optional.of(BUSY);
		}
		return go(account, own.orElseGet(() -> Course.begun(errand, now())), hold);
	}

	private boolean isAlive(Course course) {
		return this.orders.isOpen(course.errand()) && course.at().isAfter(now().minus(STALE));
	}

	/** One of a later purpose takes the place of another. */
	private boolean makeRoom(AccountKey account, Optional<Course> under) {
		under.ifPresent((course) -> this.courses.remove(account, course));
		return this.courses.hasRoom(now());
	}

	/** Steps follow at once where they are different ones; pieces of one are apart. */
	private Optional<Duration> go(GatewayAccount account, Course begun, Runnable hold) {
		Course course = begun;
		while (true) {
			switch (step(account, course, hold)) {
				case Move.Done done -> {
					this.courses.remove(account.key(), course);
					this.orders.done(course, done.problem());
					return Optional.empty();
				}
				case Move.GivenUp givenUp -> {
					this.courses.remove(account.key(), course);
					this.orders.givenUp(course, givenUp.why());
					return Optional.empty();
				}
				case Move.On on -> {
					this.courses.put(account.key(), on.course());
					this.orders.note(on.course());
					if (on.course().stage() == course.stage()) {
						return Optional.of(this.properties.pause(on.course().trouble().tries()));
					}
					course = on.course();
				}
			}
		}
	}

	private Move step(GatewayAccount account, Course course, Runnable hold) {
		try {
			return this.reconciling.next(account, course, hold);
		}
		catch (QueueException | LeaseTooShortException ex) {
			throw ex;
		}
		catch (HinderedException ex) {
			return hindered(account, course, ex.mayPass(), String.valueOf(ex.getMessage()), hold);
		}
		catch (GatewayException ex) {
			return hindered(account, course, ex.kind() == GatewayException.Kind.UNAVAILABLE,
					String.valueOf(ex.getMessage()), hold);
		}
		catch (SalesforceException ex) {
			return hindered(account, course, ex.kind().isRetryable(), "Salesforce did not answer (" + ex.code() + ")",
					hold);
		}
		catch (RuntimeException ex) {
			// a command that always fails must not hold up the lane
			log.error("Payout {} of account {} ended with an error nobody foresaw", course.errand().payoutId(),
					account.key(), Unforeseen.of(ex));
			return hindered(account, course, false, "An error that nobody foresaw; the process' log says more", hold);
		}
	}

	private Move hindered(GatewayAccount account, Course course, boolean mayPass, String why, Runnable hold) {
		log.warn("Payout {} of account {} is hindered at {}: {}", course.errand().payoutId(), account.key(),
				course.stage(), why);
		if (mayPass && course.trouble().tries() + 1 < this.properties.triesMax()) {
			return new Move.On(course.hindered(why, now()));
		}
		this.verdicts.givenUp(account, course, why, hold);
		return new Move.GivenUp(why);
	}

	private Instant now() {
		return this.time.instant();
	}

}
