package org.almoner.posting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Change;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.springframework.stereotype.Component;

/**
 * Carries out a plan in few calls: one makes what is new, one changes what is known, of
 * all types together, parents first, 200 rows a call, row errors kept apart.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class RecordWriter {

	static final int ROWS_MAX = 200;

	private final SalesforceOperations salesforce;

	private final Retirements retirements;

	RecordWriter(SalesforceOperations salesforce, Retirements retirements) {
		this.salesforce = salesforce;
		this.retirements = retirements;
	}

	/**
	 * Writes the changes of a plan.
	 * @param beforeWrite asked before each call; throws when nothing may be written any
	 * more
	 */
	Applied apply(GatewayAccount account, Plan plan, Runnable beforeWrite) {
		Applied.Collector collector = new Applied.Collector();
		plan.refusals()
			.forEach((refusal) -> collector.fail(refusal.causes(),
					new Failure(false, "DOES_NOT_FIT", refusal.reason(), refusal.reason())));
		Writing writing = new Writing(account, places(plan), beforeWrite, collector);
		if (plan.retirements().isEmpty()) {
			write(writing, plan.changes());
		}
		else {
			writeAroundRetirements(writing, plan);
		}
		return collector.applied();
	}

	/** What points to a gift that stands down moves after its heir is written. */
	private void writeAroundRetirements(Writing writing, Plan plan) {
		Predicate<Change> isBeforeGifts = (change) -> change.key().kind().compareTo(RecordKind.GIFT) < 0;
		write(writing, plan.changes().stream().filter(isBeforeGifts).toList());
		write(writing, plan.changes().stream().filter(plan::isOfPeople).toList());
		this.retirements.carryOut(writing, plan.retirements());
		write(writing, plan.changes().stream().filter(isBeforeGifts.or(plan::isOfPeople).negate()).toList());
	}

	/** Where the gifts are that people made, by their payments. */
	private static Map<String, String> places(Plan plan) {
		return plan.places()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((entry) -> entry.getKey().id(), Map.Entry::getValue));
	}

	/** Makes what is new, then changes what is there, which may point to it. */
	private void write(Writing writing, List<Change> changes) {
		Map<Boolean, List<Change>> known = changes.stream()
			.sorted(Comparator.comparing((change) -> change.key().kind()))
			.collect(Collectors.partitioningBy((change) -> change.place() != null));
		for (List<Change> wave : Waves.of(known.getOrDefault(false, List.of()))) {
			send(writing, wave, (rows) -> make(writing, rows));
		}
		send(writing, known.getOrDefault(true, List.of()), this.salesforce::update);
	}

	private void send(Writing writing, List<Change> changes, RowCall call) {
		for (int from = 0; from < changes.size(); from += ROWS_MAX) {
			List<Change> some = changes.subList(from, Math.min(from + ROWS_MAX, changes.size()));
			writing.beforeWrite().run();
			List<SaveOutcome> outcomes = call.send(some.stream().map((change) -> row(writing, change)).toList());
			for (int row = 0; row < outcomes.size(); row++) {
				if (outcomes.get(row) instanceof SaveOutcome.Refused refused) {
					writing.collector().fail(some.get(row).causes(), Refusals.of(some.get(row).key(), refused));
				}
			}
		}
	}

	private static Row row(Writing writing, Change change) {
		return new RecordTable(change.key().kind().object()).write(writing.account(), change, writing.places());
	}

	/**
	 * Makes records of several types in one call, which an upsert can't. One that is
	 * there by now, such as after a call whose answer was lost, is written over: it holds
	 * nothing that the fold did not know.
	 */
	private List<SaveOutcome> make(Writing writing, List<Row> rows) {
		List<SaveOutcome> outcomes = new ArrayList<>(this.salesforce.create(rows));
		Map<String, List<Integer>> there = IntStream.range(0, rows.size())
			.filter((row) -> outcomes.get(row) instanceof SaveOutcome.Refused refused
					&& refused.kind() == FailureKind.DUPLICATE)
			.boxed()
			.collect(Collectors.groupingBy((row) -> rows.get(row).type(), LinkedHashMap::new, Collectors.toList()));
		there.values().forEach((places) -> {
			writing.beforeWrite().run();
			List<SaveOutcome> again = this.salesforce.upsert(RecordTable.KEY, places.stream().map(rows::get).toList());
			IntStream.range(0, again.size()).forEach((index) -> outcomes.set(places.get(index), again.get(index)));
		});
		return outcomes;
	}

	/** A call that writes rows. */
	private interface RowCall {

		List<SaveOutcome> send(List<Row> rows);

	}

}
