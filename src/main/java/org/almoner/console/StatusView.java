package org.almoner.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How this Almoner is doing. Parts that can't be asked now say so. */
record StatusView(String version, long uptimeSeconds, List<String> roles, Door door, Salesforce salesforce,
		Budget budget, Redis redis, List<Account> accounts) {

	/** What is under way at the door and what waits to be stored. */
	record Door(int requests, long bytes, int waitingEvents, long waitingBytes) {
	}

	/** Whether the org answers, and its daily API calls; -1 before its first answer. */
	record Salesforce(boolean reachable, int callsUsed, int callLimit, long ownCalls) {
	}

	/**
	 * Almoner's share of the org's daily API calls: in percent, what it used in 24 hours
	 * (-1 where that is not known), what it may use, what a day like the last hour would
	 * need (-1 where that is not known), the calls in the bucket (below zero where it is
	 * overdrawn), the thrift from 0 to 1, how long events wait for company at the most,
	 * and whether the share has been too small for a while.
	 */
	record Budget(int share, long used24h, long allowed, long needed, long level, double thrift, long waitSeconds,
			boolean tooSmall) {
	}

	/**
	 * Whether Redis answers, whether what it holds survives its restart, when a worker
	 * last told that it lives, the lanes, and the spool.
	 */
	record Redis(boolean reachable, @Nullable Boolean durable, @Nullable Instant workerSeenAt, List<Lane> lanes,
			@Nullable Spool spool) {
	}

	/**
	 * Whether events are spooled while Salesforce does not take them, whether all are
	 * spooled first so that more travel in one call, how many wait in the spool, how many
	 * are set aside, and how long the oldest waits.
	 */
	record Spool(boolean inUse, boolean first, long waiting, long aside, long oldestSeconds) {
	}

	/** A lane. */
	record Lane(String account, long waiting, long later, long oldestSeconds, boolean leased) {
	}

	/** An account, and what the last check of its endpoint found. */
	record Account(String key, String name, String status, @Nullable Instant lastEventAt, String endpointHealth,
			@Nullable String endpointDetail, @Nullable Instant endpointCheckedAt) {
	}

}
