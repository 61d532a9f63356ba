package org.almoner.posting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What waits in a lane: events, and commands about them. The events of a batch come
 * first, so that no command meets an event which is at work.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class LaneWork {

	private static final Logger log = LoggerFactory.getLogger(LaneWork.class);

	/** While versions overlap at a deploy, or for as long as an older one is back. */
	private static final Duration UNKNOWN_PAUSE = Duration.ofMinutes(1);

	/** About a week. */
	private static final int UNKNOWN_MAX = 10_000;

	private final PostEvents postEvents;

	private final List<LaneCommand> commands;

	private final List<FollowUp> followUps;

	private final PostingProperties properties;

	private final InstantSource time;

	LaneWork(PostEvents postEvents, List<LaneCommand> commands, List<FollowUp> followUps, PostingProperties properties,
			InstantSource time) {
		this.postEvents = postEvents;
		this.commands = List.copyOf(commands);
		this.followUps = List.copyOf(followUps);
		this.properties = properties;
		this.time = time;
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
			.collect(Collectors.partitioningBy((entry) -> entry.reference().startsWith(LaneCommand.MARK)));
		List<LaneEntry> events = entries.getOrDefault(false, List.of());
		List<LaneEntry> orders = entries.getOrDefault(true, List.of());
		int worked = events.isEmpty() ? 0 : post(account, lane, events);
		orders.forEach((entry) -> carryOut(account, lane, entry));
		return worked + orders.size();
	}

	private int post(GatewayAccount account, LaneLease lane, List<LaneEntry> events) {
		PostEvents.Worked worked = this.postEvents.post(account, lane, events);
		this.followUps.forEach((followUp) -> followUp.posted(account, worked.facts()));
		return worked.entries();
	}

	private void carryOut(GatewayAccount account, LaneLease lane, LaneEntry entry) {
		this.commands.stream()
			.filter((one) -> one.takes(entry))
			.findFirst()
			.ifPresentOrElse((command) -> command.run(account, lane, entry, () -> this.postEvents.holdFor(lane)),
					() -> leave(lane, entry));
	}

	/** A newer version may have ordered it: a worker of that version will take it. */
	private void leave(LaneLease lane, LaneEntry entry) {
		if (entry.attempts() < UNKNOWN_MAX) {
			lane.later(List.of(entry), this.time.instant().plus(UNKNOWN_PAUSE));
			return;
		}
		log.warn("Dropped a command of lane {} that nobody knew for a week", lane.lane());
		lane.acknowledge(List.of(entry));
	}

}
