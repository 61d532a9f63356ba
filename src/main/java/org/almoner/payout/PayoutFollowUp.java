package org.almoner.payout;

import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Trait;
import org.almoner.gateway.Gateways;
import org.almoner.posting.FollowUp;
import org.almoner.queue.Lanes;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has a payout reconciled as soon as its gateway says that its lines are complete. */
@Component
@ConditionalOnRole(Role.WORKER)
class PayoutFollowUp implements FollowUp {

	private static final Logger log = LoggerFactory.getLogger(PayoutFollowUp.class);

	private final Gateways gateways;

	private final Lanes lanes;

	PayoutFollowUp(Gateways gateways, Lanes lanes) {
		this.gateways = gateways;
		this.lanes = lanes;
	}

	@Override
	public void posted(GatewayAccount account, List<Fact> facts) {
		List<String> complete = facts.stream()
			.filter((fact) -> fact.about().kind() == RecordKind.PAYOUT)
			.filter((fact) -> "true".equals(fact.traits().get(Trait.LINES_COMPLETE)))
			.map((fact) -> Errand.routine(fact.about().id()).reference())
			.distinct()
			.toList();
		if (complete.isEmpty()) {
			return;
		}
		try {
			if (account.credentials().optionalApiKey().isPresent() && this.gateways.of(account).payouts().isPresent()) {
				this.lanes.enqueue(account.key().value(), complete);
			}
		}
		catch (RuntimeException ex) {
			log.warn("{} payouts of account {} wait for the nightly look: {}", complete.size(), account.key(),
					ex.getMessage());
		}
	}

}
