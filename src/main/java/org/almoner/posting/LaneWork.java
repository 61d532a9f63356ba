package org.almoner.posting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/**
 * What waits in a lane: events, and commands about them. The events of a batch come
 * first, so that no command meets an event which is at work.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class LaneWork {

	private final PostEvents postEvents;

	private final List<LaneCommand> commands;

	private final List<FollowUp> followUps;

	private final PostingProperties properties;

	LaneWork(PostEvents postEvents, List<LaneCommand> commands, List<FollowUp> followUps,
			PostingProperties properties) {
		this.postEvents = postEvents;
		this.commands = List.copyOf(commands);
		this.followUps = List.copyOf(followUps);
		this.properties = properties;
	}

	/**
	 * Works the next batch of a lane.
	 * @return how many entries were worked
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer; the
	 * batch stays unsettled
	 * @throws org.almoner.queue.QueueException if the lease was lost or Redis is away
	 */
	int next(GatewayAccount account, LaneLease lane) {
		Map<Boolean, List<LaneEntry>> entries = lane.next(this.properties.batchMax())
			.stream()
			.collect(Collectors.partitioningBy((entry) -> command(entry).isPresent()));
		List<LaneEntry> events = entries.getOrDefault(false, List.of());
		List<LaneEntry> orders = entries.getOrDefault(true, List.of());
		int worked = events.isEmpty() ? 0 : post(account, lane, events);
		orders.forEach((entry) -> command(entry)
			.ifPresent((command) -> command.run(account, lane, entry, () -> this.postEvents.holdFor(lane))));
		return worked + orders.size();
	}

	private int post(GatewayAccount account, LaneLease lane, List<LaneEntry> events) {
		PostEvents.Worked worked = this.postEvents.post(account, lane, events);
		this.followUps.forEach((followUp) -> followUp.posted(account, worked.facts()));
		return worked.entries();
	}

	private Optional<LaneCommand> command(LaneEntry entry) {
		return this.commands.stream().filter((one) -> one.takes(entry)).findFirst();
	}

}
