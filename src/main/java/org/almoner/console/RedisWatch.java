package org.almoner.console;

import java.util.List;

import org.almoner.event.SpoolWatch;
import org.almoner.posting.WorkerPulse;
import org.almoner.queue.Durability;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** What Redis tells: of itself, of the lanes, of the spool, and of the workers. */
@Component
@ConditionalOnRole(Role.WEB)
class RedisWatch {

	private final Lanes lanes;

	private final Durability durability;

	private final WorkerPulse pulse;

	private final SpoolWatch spool;

	RedisWatch(Lanes lanes, Durability durability, WorkerPulse pulse, SpoolWatch spool) {
		this.lanes = lanes;
		this.durability = durability;
		this.pulse = pulse;
		this.spool = spool;
	}

	StatusView.Redis look() {
		try {
			List<StatusView.Lane> lanes = this.lanes.status().stream().map(RedisWatch::lane).toList();
			return new StatusView.Redis(true, this.durability.survivesRestart(), this.pulse.last().orElse(null), lanes,
					spool());
		}
		catch (QueueException ex) {
			return new StatusView.Redis(false, null, null, List.of(), null);
		}
	}

	private StatusView.Spool spool() {
		Spool.Status status = this.spool.status();
		return new StatusView.Spool(this.spool.isInUse(), this.spool.isFirst(), status.waiting(), status.aside(),
				status.oldest().toSeconds());
	}

	private static StatusView.Lane lane(Lanes.LaneStatus lane) {
		return new StatusView.Lane(lane.lane(), lane.waiting(), lane.later(), lane.oldest().toSeconds(), lane.leased());
	}

}
