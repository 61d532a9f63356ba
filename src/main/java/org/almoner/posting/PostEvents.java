package org.almoner.posting;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Books;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.State;
import org.almoner.event.GatewayEvent;
import org.almoner.event.GatewayEvents;
import org.almoner.event.Settlement;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.Gateways;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** The worker's way of a batch: load, read, enrich, post, apply, settle. */
@Component
@ConditionalOnRole(Role.WORKER)
class PostEvents {

	private final BatchLoader loader;

	private final GatewayEvents gatewayEvents;

	private final Gateways gateways;

	private final Records records;

	private final RecordWriter salesforce;

	private final Findings findings;

	private final LaneSettler settler;

	private final PostingProperties properties;

	PostEvents(BatchLoader loader, GatewayEvents gatewayEvents, Gateways gateways, Records records,
			RecordWriter salesforce, Findings findings, InstantSource time, PostingProperties properties) {
		this.loader = loader;
		this.gatewayEvents = gatewayEvents;
		this.gateways = gateways;
		this.records = records;
		this.salesforce = salesforce;
		this.findings = findings;
		this.settler = new LaneSettler(time, properties.retryPolicy());
		this.properties = properties;
	}

	/**
	 * What became of a batch.
	 *
	 * @param entries how many entries were settled
	 * @param facts what the events said, those that failed included
	 */
	record Worked(int entries, List<Fact> facts) {

		Worked {
			facts = List.copyOf(facts);
		}

	}

	/**
	 * Works events that wait in a lane.
	 * @param entries at least one
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer; the
	 * batch stays unsettled
	 * @throws org.almoner.queue.QueueException if the lease was lost or Redis is away
	 */
	Worked post(GatewayAccount account, LaneLease lane, List<LaneEntry> entries) {
		Gateway gateway = this.gateways.of(account);
		Batch batch = this.loader.load(account.key(), entries);
		ReadBatch read = ReadBatch.of(batch.events(),
				(event) -> gateway.read(account, event.eventId(), event.payload()));
		List<Fact> facts = new ArrayList<>(read.facts());
		Enrichment found = gateway.enrich(account, read.facts());
		facts.addAll(found.facts());
		State state = this.records.load(account, facts, rules(account));
		Plan plan = Books.post(facts, state, rules(account));
		Applied applied = this.salesforce.apply(account, plan, () -> holdFor(lane));
		List<Settlement> settlements = judge(batch, read, applied);
		Set<Settlement> unwritten = settle(lane, settlements);
		this.settler.settle(lane, batch, settlements, unwritten);
		this.findings.report(account, plan, read, batch, settlements);
		this.findings.report(account, found.notices());
		return new Worked(batch.entries().size(), read.facts());
	}

	static Bookkeeping rules(GatewayAccount account) {
		return new Bookkeeping(account.timeZone(), account.giftModel() != GatewayAccount.GiftModel.NONE);
	}

	/** No write starts unless more of the lease remains than the write's time-out. */
	void holdFor(LaneLease lane) {
		if (!lane.renew() || lane.remaining().compareTo(this.properties.writeTimeout()) <= 0) {
			throw new LeaseTooShortException(lane.lane());
		}
	}

	private List<Settlement> judge(Batch batch, ReadBatch read, Applied applied) {
		Judgement judgement = new Judgement(this.properties.retryPolicy());
		return batch.events().stream().map((GatewayEvent event) -> judgement.of(event, read, applied)).toList();
	}

	private Set<Settlement> settle(LaneLease lane, List<Settlement> settlements) {
		Set<Settlement> unwritten = new HashSet<>();
		for (int from = 0; from < settlements.size(); from += RecordWriter.ROWS_MAX) {
			holdFor(lane);
			int to = Math.min(from + RecordWriter.ROWS_MAX, settlements.size());
			unwritten.addAll(this.gatewayEvents.settle(settlements.subList(from, to)));
		}
		return unwritten;
	}

}
