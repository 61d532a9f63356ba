package org.almoner.posting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Retirement;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes gifts of Almoner's making out of the way of those that people made: deletes what
 * nobody changed, cancels the rest, hands on the key.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class Retirements {

	private final SalesforceOperations salesforce;

	private final GatewayLog gatewayLog;

	Retirements(SalesforceOperations salesforce, GatewayLog gatewayLog) {
		this.salesforce = salesforce;
		this.gatewayLog = gatewayLog;
	}

	/**
	 * Carries out retirements whose heirs are written. One whose heir could not be
	 * written waits for the next try of its events: until then the old gift stands.
	 */
	void carryOut(Writing writing, List<Retirement> all) {
		List<Retirement> due = all.stream().filter((one) -> !writing.collector().hasFailed(one.causes())).toList();
		for (int from = 0; from < due.size(); from += RecordWriter.ROWS_MAX) {
			List<Retirement> part = due.subList(from, Math.min(from + RecordWriter.ROWS_MAX, due.size()));
			Set<String> edited = editedByPeople(part);
			List<Retirement> kept = delete(writing,
					part.stream().filter((one) -> one.isUntouched() && !edited.contains(one.recordId())).toList());
			List<Retirement> canceled = new ArrayList<>(kept);
			part.stream().filter((one) -> !one.isUntouched() || edited.contains(one.recordId())).forEach(canceled::add);
			cancel(writing, canceled);
			handOnKeys(writing, part);
		}
	}

	/** Fields of the charity's own are not known here: who changed a record last is. */
	private Set<String> editedByPeople(List<Retirement> retirements) {
		List<String> ids = retirements.stream().map(Retirement::recordId).toList();
		return this.salesforce
			.query("SELECT Id, CreatedById, LastModifiedById FROM " + object() + " WHERE " + Soql.in("Id", ids))
			.stream()
			.filter((row) -> !row.text("CreatedById").equals(row.text("LastModifiedById")))
			.map((row) -> row.requiredId().value())
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Answers those that the org keeps: a person may have tied something to them. */
	private List<Retirement> delete(Writing writing, List<Retirement> untouched) {
		if (untouched.isEmpty()) {
			return List.of();
		}
		writing.beforeWrite().run();
		List<SaveOutcome> outcomes = this.salesforce
			.delete(untouched.stream().map((one) -> new RecordId(one.recordId())).toList());
		List<Retirement> kept = new ArrayList<>();
		for (int row = 0; row < outcomes.size(); row++) {
			if (outcomes.get(row) instanceof SaveOutcome.Refused refused && !isGone(refused)) {
				kept.add(untouched.get(row));
			}
		}
		return kept;
	}

	private static boolean isGone(SaveOutcome.Refused refused) {
		return refused.code().equals("ENTITY_IS_DELETED");
	}

	private void cancel(Writing writing, List<Retirement> retirements) {
		update(writing, retirements, Retirements::canceled).forEach((one) -> tell(writing.account(), one));
	}

	private static Optional<Row> canceled(Retirement retirement, GatewayAccount account) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put(RecordTable.KEY, null);
		retirement.canceled().forEach((field, value) -> fields.put(field.apiName(), value));
		return Optional.of(new Row(object(), new RecordId(retirement.recordId()), fields));
	}

	private void handOnKeys(Writing writing, List<Retirement> retirements) {
		update(writing, retirements, Retirements::heir);
	}

	private static Optional<Row> heir(Retirement retirement, GatewayAccount account) {
		return Optional.of(Row.of(object(), new RecordId(retirement.heir())))
			.filter((row) -> retirement.heirTakesKey())
			.map((row) -> row.with(RecordTable.KEY, account.key().externalId(retirement.gift().id())));
	}

	/** How the row of a retirement looks, where it has one. */
	private interface Rows {

		Optional<Row> of(Retirement retirement, GatewayAccount account);

	}

	/** Answers those that were written. */
	private List<Retirement> update(Writing writing, List<Retirement> retirements, Rows rows) {
		List<Retirement> due = retirements.stream()
			.filter((one) -> !writing.collector().hasFailed(one.causes()))
			.filter((one) -> rows.of(one, writing.account()).isPresent())
			.toList();
		if (due.isEmpty()) {
			return List.of();
		}
		writing.beforeWrite().run();
		List<SaveOutcome> outcomes = this.salesforce
			.update(due.stream().flatMap((one) -> rows.of(one, writing.account()).stream()).toList());
		List<Retirement> written = new ArrayList<>();
		for (int row = 0; row < outcomes.size(); row++) {
			switch (outcomes.get(row)) {
				case SaveOutcome.Refused refused ->
					writing.collector().fail(due.get(row).causes(), Refusals.of(due.get(row).gift(), refused));
				case SaveOutcome.Saved saved -> written.add(due.get(row));
			}
		}
		return written;
	}

	private void tell(GatewayAccount account, Retirement retirement) {
		this.gatewayLog.write(LogEntry
			.of(Level.WARNING, "Posting", "superseded-gift",
					"A gift was canceled, because its payment belongs to a gift that was there before")
			.detail("Almoner had made the gift " + retirement.recordId() + " for payment " + retirement.gift().id()
					+ ", then the payment's metadata (gift_transaction_id) named the gift " + retirement.heir()
					+ ". All of it stands there now. The first gift was not deleted, because somebody changed it or"
					+ " tied something to it: look whether anything on it is still needed, then delete it.")
			.account(account.key().value())
			.object(retirement.recordId()));
	}

	private static String object() {
		return org.almoner.books.RecordKind.GIFT.object();
	}

}
