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

	/**
	 * Whether Redis answers, whether what it holds survives its restart, when a worker
	 * last told that it lives, the lanes, and the spool.
	 */
	record Redis(boolean reachable, @Nullable Boolean durable, @Nullable Instant workerSeenAt, List<Lane> lanes,
			@Nullable Spool spool) {
	}

	/**
	 * Whether events are spooled while Salesforce does not take them, how many wait in
	 * the spool, how many are set aside, and how long the oldest waits.
	 */
	record Spool(boolean inUse, long waiting, long aside, long oldestSeconds) {
	}

	/** A lane. */
	record Lane(String account, long waiting, long later, long oldestSeconds, boolean leased) {
	}

	/** An account, and what the last check of its endpoint found. */
	record Account(String key, String name, String status, @Nullable Instant lastEventAt, String endpointHealth,
			@Nullable String endpointDetail, @Nullable Instant endpointCheckedAt) {
	}

}
