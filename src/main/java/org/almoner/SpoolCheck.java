package org.almoner;

import java.util.List;

import org.almoner.queue.Durability;
import org.almoner.queue.QueueException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses a start that would answer 200 for what a restart of Redis forgets: where events
 * are spooled first, Redis is all that they are durable in.
 */
@Component
final class SpoolCheck {

	SpoolCheck(Environment environment, Durability durability) {
		if ("always".equals(environment.getProperty(Variable.ALMONER_SPOOL.property()))) {
			demand(durability);
		}
	}

	private static void demand(Durability durability) {
		try {
			if (!durability.survivesRestart()) {
				throw refused("Redis keeps no append-only file; turn appendonly on there, or choose durable.");
			}
		}
		catch (QueueException ex) {
			throw refused("nobody can tell whether Redis persists: " + ex.getMessage() + ".");
		}
	}

	private static StartRefusedException refused(String why) {
		return new StartRefusedException(List.of("ALMONER_SPOOL is always, but " + why));
	}

}
