package org.almoner.budget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;

/** An org of 100,000 calls a day of which only the calls matter. */
final class CountedOrg implements SalesforceOperations {

	private static final int LIMIT = 100_000;

	private final AtomicInteger own = new AtomicInteger();

	private volatile int everybody = -1;

	private volatile int limit = LIMIT;

	/** Lets this process make calls. */
	void spend(int calls) {
		this.own.addAndGet(calls);
	}

	/** Lets the org say how many calls everybody used, of how many. */
	void say(int used, int ofLimit) {
		this.everybody = used;
		this.limit = ofLimit;
	}

	int spent() {
		return this.own.get();
	}

	@Override
	public ApiUse apiUse() {
		return new ApiUse(this.everybody, (this.everybody < 0) ? -1 : this.limit, this.own.get());
	}

	@Override
	public Map<String, List<Row>> children(String soql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Row> query(String soql) {
		return List.of();
	}

	@Override
	public List<SaveOutcome> create(List<Row> rows) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<SaveOutcome> upsert(String externalIdField, List<Row> rows) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<SaveOutcome> update(List<Row> rows) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<SaveOutcome> delete(List<RecordId> ids) {
		throw new UnsupportedOperationException();
	}

}
