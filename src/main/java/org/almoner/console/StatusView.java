package org.almoner.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How this Almoner is doing. Parts that can't be asked now say so. */
record StatusView(String version, long uptimeSeconds, List<String> roles, Door door, Salesforce salesforce, Redis redis,
		List<Account> accounts) {

	/** What is under way at the door and what waits to be stored. */
	record Door(int requests, long bytes, int waitingEvents, long waitingBytes) {
	}

	/** Whether the org answers, and its daily API calls; -1 before its first answer. */
	record Salesforce(boolean reachable, int callsUsed, int callLimit, long ownCalls) {
	}

	/** Whether Redis answers, and the lanes in it. */
	record Redis(boolean reachable, List<Lane> lanes) {
	}

	/** A lane. */
	record Lane(String account, long waiting, long later, long oldestSeconds, boolean leased) {
	}

	/** An account. */
	record Account(String key, String name, String status, @Nullable Instant lastEventAt) {
	}

}
