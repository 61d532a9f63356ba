package org.almoner.sandbox.org;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The faults that an org is told to have, such as
 * {@code org.faults().on("upsert").times(2).then(Fault.edgePage())}. Safe for many
 * threads.
 */
public final class Faults {

	private final List<Rule> rules = new CopyOnWriteArrayList<>();

	/** Faults of every call. */
	public Plan onAny() {
		return new Plan(this, (call) -> true, Integer.MAX_VALUE, "");
	}

	/** Faults of some operations, such as {@code upsert} or {@code token}. */
	public Plan on(String... operations) {
		Set<String> names = Set.of(operations);
		return onAny().when((call) -> names.contains(call.operation()));
	}

	/** Faults of calls that change records. */
	public Plan onWrites() {
		return onAny().when(Call::isWrite);
	}

	/** Faults of calls that change records which mirror what a gateway has. */
	public Plan onRecords() {
		return onAny().when(Call::isOfRecords);
	}

	/** Ends all faults. */
	public void clear() {
		this.rules.clear();
	}

	/** The faults that a call has; each rule that matches is used up by one. */
	List<Fault> of(Call call) {
		return this.rules.stream().filter((rule) -> rule.strikes(call)).map((rule) -> rule.fault).toList();
	}

	/**
	 * When a fault is to happen.
	 *
	 * @param faults where it will be noted
	 * @param calls which calls
	 * @param times how many of them
	 * @param type the object whose rows are meant, empty for all
	 */
	public record Plan(Faults faults, Predicate<Call> calls, int times, String type) {

		/** Only for calls that meet a further condition. */
		public Plan when(Predicate<Call> condition) {
			return new Plan(this.faults, this.calls.and(condition), this.times, this.type);
		}

		/** Only for calls about an object, and of their rows only for those. */
		public Plan ofType(String object) {
			return new Plan(this.faults, this.calls.and((call) -> call.types().contains(object)), this.times, object);
		}

		/** Only the next so many times; without this, until cleared. */
		public Plan times(int count) {
			return new Plan(this.faults, this.calls, count, this.type);
		}

		/** Only the next time. */
		public Plan once() {
			return times(1);
		}

		/** From now on this happens. */
		public Rule then(Fault fault) {
			Rule rule = new Rule(this, fault.ofRows(this.type));
			this.faults.rules.add(rule);
			return rule;
		}

	}

	/** A fault that happens. */
	public static final class Rule {

		private final Plan plan;

		private final Fault fault;

		private final AtomicInteger hits = new AtomicInteger();

		private Rule(Plan plan, Fault fault) {
			this.plan = plan;
			this.fault = fault;
		}

		private boolean strikes(Call call) {
			return this.plan.calls().test(call)
					&& this.hits.getAndUpdate((count) -> Math.min(count + 1, this.plan.times())) < this.plan.times();
		}

		/** How often it has happened. */
		public int hits() {
			return this.hits.get();
		}

		/** Ends it. */
		public void clear() {
			this.plan.faults().rules.remove(this);
		}

	}

}
