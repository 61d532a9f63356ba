package org.almoner.posting;

import java.util.Collection;
import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Books;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.State;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/**
 * Posts facts that no event brought, such as the lines of a payout: the same fold, state
 * and writes as those of events. Only for commands in the account's lane.
 */
@Component
@ConditionalOnRole(Role.WORKER)
public class PostFacts {

	private final Records records;

	private final RecordWriter salesforce;

	private final Findings findings;

	PostFacts(Records records, RecordWriter salesforce, Findings findings) {
		this.records = records;
		this.salesforce = salesforce;
		this.findings = findings;
	}

	/**
	 * Posts facts into an account's books.
	 * @param facts a few thousand at the most: they and the records that they tell of are
	 * in memory together
	 * @param beforeWrite asked before each call that writes; throws when nothing may be
	 * written any more
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer when
	 * it was asked for the records
	 */
	public Posted post(GatewayAccount account, Collection<Fact> facts, Runnable beforeWrite) {
		Bookkeeping rules = PostEvents.rules(account);
		State state = this.records.load(account, facts, rules);
		Plan plan = Books.post(facts, state, rules);
		Applied applied = this.salesforce.apply(account, plan, beforeWrite);
		this.findings.corrected(account, plan);
		return new Posted(applied, List.copyOf(plan.corrections()));
	}

}
