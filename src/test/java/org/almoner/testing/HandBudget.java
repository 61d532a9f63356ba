package org.almoner.testing;

import java.time.Duration;

import org.almoner.budget.Budget;
import org.almoner.budget.BudgetFigures;
import org.almoner.budget.BudgetFigures.Taken;
import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;

/** A budget whose thrift a test sets; it asks an org, where there is one, how it is. */
public final class HandBudget implements Budget {

	private final @Nullable SalesforceOperations salesforce;

	private volatile double thrift;

	private volatile boolean isSpare = true;

	private volatile int share = 20;

	/** One of no org: calls are plenty. */
	public HandBudget() {
		this(null);
	}

	/** One of an org. */
	public HandBudget(@Nullable SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Sets the thrift. */
	public void thrift(double value) {
		this.thrift = value;
	}

	/** Sets whether Almoner's own calls suffice for what can wait. */
	public void spare(boolean isThere) {
		this.isSpare = isThere;
	}

	@Override
	public double thrift() {
		return this.thrift;
	}

	@Override
	public boolean hasSpare() {
		return this.isSpare && isOrgWell();
	}

	@Override
	public boolean isOrgWell() {
		SalesforceOperations org = this.salesforce;
		return org == null || org.apiUse().level() == ApiUse.Level.PLENTY;
	}

	@Override
	public BudgetFigures figures() {
		return new BudgetFigures(this.share, this.share * 1_000L, new Taken(100, 1_000), 400, this.thrift,
				Duration.ZERO);
	}

	@Override
	public void share(int percent) {
		this.share = percent;
	}

}
